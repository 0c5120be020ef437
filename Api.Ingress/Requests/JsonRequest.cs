using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads a request's body as JSON; anything else ends the request with 400, 413 or 415.</summary>
internal sealed class JsonRequest(IOptions<IngressOptions> options)
{
    public async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        CheckMediaType(request);
        return JsonText.Parse(await ReadBodyAsync(request, cancellationToken));
    }

    /// <summary>The body as one object.</summary>
    public async Task<JsonObjectBody> ReadObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var document = await ReadAsync(request, cancellationToken);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return new JsonObjectBody(document);

        document.Dispose();
        throw RequestProblem.Invalid("$", "Must be an object.");
    }

    /// <summary>False when the caller sent nothing, where a body is optional.</summary>
    public static bool HasBody(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    static void CheckMediaType(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw RequestProblem.UnsupportedMediaType("The body must be application/json.");

        var charset = MediaTypeHeaderValue.Parse(request.ContentType).Charset;
        if (charset.HasValue && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw RequestProblem.UnsupportedMediaType("The body must be encoded in UTF-8.");

        if (request.Headers.ContentEncoding.Count > 0)
            throw RequestProblem.UnsupportedMediaType("A body with a Content-Encoding is not read; send it as it is.");
    }

    async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = options.Value.MaxBodyBytes;
        if (request.ContentLength > limit)
            throw RequestProblem.TooLarge(limit);

        // Ours is the narrower bound, unless the setting goes beyond the server's own.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size && size.MaxRequestBodySize < limit)
            size.MaxRequestBodySize = limit;

        var buffer = new byte[Math.Min(request.ContentLength ?? 4096, limit) + 1];
        var length = 0;
        try
        {
            while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                if (length > limit)
                    throw RequestProblem.TooLarge(limit);

                if (length == buffer.Length)
                    Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, limit + 1L));
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw RequestProblem.TooLarge(limit);
        }
        catch (BadHttpRequestException exception)
        {
            throw RequestProblem.Of(exception.StatusCode, "The body could not be read to its end.");
        }

        return buffer.AsMemory(0, length);
    }
}
