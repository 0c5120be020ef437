using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Memory.Neo4j;

namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>One statement, its parameters, and how its answer is to be written.</summary>
internal sealed record Neo4jStubRequest(JsonElement Body, string Type, string Accept, ConcurrentQueue<string> Failures)
{
    public string? Statement => Body.TryGetProperty("statement", out var found) ? found.GetString() : null;

    public bool IsRead => Body.TryGetProperty("accessMode", out var found) && found.GetString() == "READ";

    public Dictionary<string, object?> Parameters => !Body.TryGetProperty("parameters", out var found)
        ? []
        : found.EnumerateObject().ToDictionary(x => x.Name, x => Type.StartsWith(Neo4jStubAnswer.Typed, StringComparison.Ordinal) ? Neo4jValue.Decode(x.Value) : Plain(x.Value));

    public string AnswerType => Accept == Neo4jStubAnswer.Typed ? Accept : "application/json";

    public JsonNode? Encode(object? value) => AnswerType == Neo4jStubAnswer.Typed ? EncodeTyped(value) : JsonSerializer.SerializeToNode(value);

    static JsonObject EncodeTyped(object? value) => value switch
    {
        Neo4jStubTyped special => new JsonObject { ["$type"] = special.Type, ["_value"] = special.Value },
        _ => Neo4jValue.Encode(value),
    };

    static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        _ => value.EnumerateObject().ToDictionary(x => x.Name, x => Plain(x.Value)),
    };
}

/// <summary>A value of a type that the adapter never asks for.</summary>
internal sealed record Neo4jStubTyped(string Type, string Value);
