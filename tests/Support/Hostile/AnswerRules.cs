using System.Net;
using System.Text.Json;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>What an answer must be like, however bad the request.</summary>
internal static class AnswerRules
{
    const int InternalError = -32603;

    /// <summary>Null when the answer is in order.</summary>
    public static string? FaultOfHttp(HttpStatusCode status, string? mediaType, string text, bool isRpc) => (int)status switch
    {
        >= 500 => "a server error",
        >= 400 => FaultOfProblem((int)status, mediaType, text),
        204 => text.Length == 0 ? null : "a body with 204",
        >= 200 and < 300 when isRpc => FaultOfRpc(text),
        >= 200 and < 300 when mediaType is "application/json" => IsJson(text) ? null : "the answer is not JSON",
        _ => null,
    };

    /// <summary>Only notifications stay without an answer.</summary>
    public static string? FaultOfSilence(byte[] message)
    {
        try
        {
            using var document = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = 1_000 });
            var root = document.RootElement;
            return IsNotification(root) || (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 && root.EnumerateArray().All(IsNotification))
                ? null
                : "no answer to a request";
        }
        catch (JsonException)
        {
            return "no answer to what is not JSON";
        }
    }

    public static string? FaultOfRpc(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? document.RootElement.GetArrayLength() == 0 ? "an empty batch answer" : document.RootElement.EnumerateArray().Select(FaultOfAnswer).FirstOrDefault(x => x is not null)
                : FaultOfAnswer(document.RootElement);
        }
        catch (JsonException)
        {
            return "the answer is not JSON";
        }
    }

    static string? FaultOfAnswer(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("jsonrpc", out var version) || version.GetString() != "2.0")
            return "the answer is no JSON-RPC 2.0 object";

        if (!answer.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
            return "the answer has no valid id";

        if (answer.TryGetProperty("result", out _) == answer.TryGetProperty("error", out var error))
            return "the answer has not exactly one of result and error";

        if (error.ValueKind == JsonValueKind.Undefined)
            return null;

        return error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("code", out var code) || !code.TryGetInt32(out var number)
            || !error.TryGetProperty("message", out var message) || string.IsNullOrWhiteSpace(message.GetString())
                ? "the error has no code and message"
                : number == InternalError ? "an internal error" : null;
    }

    static bool IsNotification(JsonElement message) => message.ValueKind == JsonValueKind.Object && !message.TryGetProperty("id", out _);

    static string? FaultOfProblem(int status, string? mediaType, string text)
    {
        if (mediaType != "application/problem+json")
            return $"{status} is not problem details but {mediaType ?? "nothing"}";

        try
        {
            using var document = JsonDocument.Parse(text);
            var problem = document.RootElement;
            if (!problem.TryGetProperty("status", out var said) || said.GetInt32() != status)
                return "the problem's status is not that of the answer";

            var named = (problem.TryGetProperty("detail", out var detail) && !string.IsNullOrWhiteSpace(detail.GetString()))
                || (problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object && errors.EnumerateObject().Any());
            return named || (status is 404 or 405 or 415 && problem.TryGetProperty("title", out _)) ? null : $"{status} does not name what is wrong";
        }
        catch (JsonException)
        {
            return "the problem details are not JSON";
        }
    }

    static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
