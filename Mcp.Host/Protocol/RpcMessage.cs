using System.Text.Json;
using System.Text.Unicode;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>Reads one message: text that is well formed, not too deep, and in which no name comes twice in one object.</summary>
internal static class RpcMessage
{
    /// <summary>Levels of arrays and objects in one message.</summary>
    public const int DepthLimit = 32;

    /// <summary>The message, or the error that it is answered with. The caller disposes the document.</summary>
    public static (JsonDocument? Document, RpcError? Error) Read(ReadOnlyMemory<byte> text)
    {
        if (!Utf8.IsValid(text.Span))
            return (null, new RpcError(RpcErrorCodes.ParseError, "The message is not valid UTF-8."));

        try
        {
            if (DepthOf(text.Span) > DepthLimit)
                return (null, RpcError.InvalidRequest($"The message is nested deeper than {DepthLimit} levels."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (null, new RpcError(RpcErrorCodes.ParseError, "The message is not valid JSON."));
        }

        try
        {
            return (JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DepthLimit, AllowDuplicateProperties = false }), null);
        }
        catch (JsonException)
        {
            return (null, RpcError.InvalidRequest("A name comes twice in one object."));
        }
    }

    static int DepthOf(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var depth = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                depth = Math.Max(depth, reader.CurrentDepth + 1);

            // Half of a surrogate pair, escaped, is grammatical but is no text. Within a value it is the request's fault, which has an id; as a name nobody could read it.
            if (reader.ValueIsEscaped && reader.TokenType == JsonTokenType.PropertyName)
                reader.GetString();
        }

        return depth;
    }
}
