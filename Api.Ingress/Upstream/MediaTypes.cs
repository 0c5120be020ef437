using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Platform.Messaging.Upstream;
using Microsoft.Net.Http.Headers;

namespace MarketingBus.Api.Ingress.Upstream;

/// <summary>Which of the forms a message has.</summary>
internal static class MediaTypes
{
    const string CloudEvents = "application/cloudevents";

    public static UpstreamForm FormOf(UpstreamMessage message)
    {
        var mediaType = Read(message.ContentType);
        CheckEncoding(message.ContentEncoding);
        return mediaType switch
        {
            $"{CloudEvents}+json" => UpstreamForm.StructuredCloudEvent,
            $"{CloudEvents}-batch+json" => UpstreamForm.BatchedCloudEvents,
            _ when mediaType?.StartsWith(CloudEvents, StringComparison.Ordinal) is true =>
                throw RequestProblem.UnsupportedMediaType("Of CloudEvents' formats only JSON is read: application/cloudevents+json or application/cloudevents-batch+json."),
            null or "application/json" when CloudEventHeaders.AreIn(message) => UpstreamForm.BinaryCloudEvent,
            null or "application/json" => UpstreamForm.Plain,
            _ => throw RequestProblem.UnsupportedMediaType("The content type must be application/json, application/cloudevents+json or application/cloudevents-batch+json."),
        };
    }

    /// <summary>Data within a CloudEvent.</summary>
    public static void CheckData(string? contentType)
    {
        if (Read(contentType) is not (null or "application/json"))
            throw RequestProblem.Invalid("datacontenttype", "Must be application/json.");
    }

    static string? Read(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
            return null;

        if (!MediaTypeHeaderValue.TryParse(contentType, out var parsed))
            throw RequestProblem.UnsupportedMediaType("The content type cannot be read.");

        return parsed.Charset.HasValue && !HeaderUtilities.RemoveQuotes(parsed.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? throw RequestProblem.UnsupportedMediaType("The body must be encoded in UTF-8.")
            : parsed.MediaType.Value!.ToLowerInvariant();
    }

    static void CheckEncoding(string? encoding)
    {
        if (encoding?.Trim().ToLowerInvariant() is not (null or "" or "identity" or "utf-8" or "utf8"))
            throw RequestProblem.UnsupportedMediaType("A body with a content encoding is not read; send it as it is.");
    }
}

/// <summary>How events stand in a message.</summary>
internal enum UpstreamForm
{
    Plain,
    StructuredCloudEvent,
    BatchedCloudEvents,
    BinaryCloudEvent,
}
