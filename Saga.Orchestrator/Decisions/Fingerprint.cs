using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarketingBus.Saga.Orchestrator.Decisions;

/// <summary>SHA-256 of a value's JSON: equal content has an equal fingerprint, in whatever order its dictionaries came.</summary>
internal static class Fingerprint
{
    public static string Of<T>(T value) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Ordered(JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web)))));

    static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => KeyValuePair.Create(x.Key, Ordered(x.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
