using System.Text.Json;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Mcp.Host.Protocol;

/// <summary>One request of a message, checked against the shape that JSON-RPC 2.0 gives it.</summary>
internal sealed record RpcRequest(string Method, JsonElement Params, JsonElement? Id)
{
    /// <summary>A request without an id is not answered, whatever comes of it.</summary>
    public bool IsNotification => Id is null;

    /// <summary>The request, or the error that is answered with the id when it has a usable one.</summary>
    public static (RpcRequest? Request, RpcError? Error, JsonElement? Id) Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return (null, RpcError.InvalidRequest("A request is a JSON object."), null);

        JsonElement? id = element.TryGetProperty("id", out var given) ? given : null;
        if (id is { ValueKind: not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null) })
            return (null, RpcError.InvalidRequest("'id' is a string, a number or null."), null);

        if (id is { } named && TextRules.HoldsHalfCharacter(named))
            return (null, RpcError.InvalidRequest("'id' holds half a character (a lone surrogate)."), null);

        if (!element.TryGetProperty("jsonrpc", out var version) || version.ValueKind != JsonValueKind.String || TextRules.TextOf(version) != "2.0")
            return (null, RpcError.InvalidRequest("'jsonrpc' is \"2.0\"."), id);

        if (!element.TryGetProperty("method", out var method) || method.ValueKind != JsonValueKind.String || TextRules.HoldsHalfCharacter(method))
            return (null, RpcError.InvalidRequest("'method' is a string."), id);

        element.TryGetProperty("params", out var parameters);
        if (TextRules.HoldsHalfCharacter(parameters))
            return (null, RpcError.InvalidParams(new Dictionary<string, string[]> { ["params"] = [$"A text {ParameterValue.Sentence(TextRules.HalfCharacter)}"] }), id);

        return parameters.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array
            ? (new RpcRequest(method.GetString()!, parameters, id), null, id)
            : (null, RpcError.InvalidRequest("'params' is an object or an array."), id);
    }
}
