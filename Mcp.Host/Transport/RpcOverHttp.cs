using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>One message a POST.</summary>
internal sealed class RpcOverHttp(RpcDispatcher dispatcher, IOptions<JsonRpcOptions> options)
{
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (!CallingPage.MayCall(context.Request, options.Value.AllowedOrigins))
            return Problem(StatusCodes.Status403Forbidden, "Web pages from elsewhere may not call.");

        ReadOnlyMemory<byte>? message;
        try
        {
            message = await ReadAsync(context.Request, context.RequestAborted);
        }
        catch (BadHttpRequestException exception)
        {
            return Problem(exception.StatusCode, "The body could not be read.");
        }

        if (message is null)
            return Problem(StatusCodes.Status413PayloadTooLarge, $"A message has at most {options.Value.MessageLimit} bytes.");

        var answer = await dispatcher.DispatchAsync(message.Value, CallerIdentity.ActorOf(context.Request), context.RequestAborted);
        return answer is { } bytes ? TypedResults.Bytes(bytes, "application/json") : TypedResults.NoContent();
    }

    async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > options.Value.MessageLimit)
            return null;

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > options.Value.MessageLimit)
                return null;

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
