using System.Text.Json;
using System.Text.Unicode;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads bytes as JSON, strictly; what is wrong with them is the sender's problem.</summary>
internal static class JsonText
{
    static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];

        if (body.Length == 0)
            throw RequestProblem.Malformed("The body is empty; JSON is expected.");

        if (!Utf8.IsValid(body.Span))
            throw RequestProblem.Malformed("The body is not valid UTF-8.");

        try
        {
            return JsonDocument.Parse(body, Strict);
        }
        catch (JsonException exception)
        {
            throw RequestProblem.Malformed(exception.LineNumber is { } line
                ? $"The body is not valid JSON at line {line + 1}, byte {exception.BytePositionInLine + 1}."
                : "The body is not valid JSON: a property name is used twice, or is not text.");
        }
        catch (InvalidOperationException)
        {
            throw RequestProblem.Malformed("The body is not valid JSON: a property name holds half a character (a lone surrogate).");
        }
    }
}
