using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarketingBus.Memory.Neo4j;

/// <summary>Values in Neo4j's typed JSON, which keeps integers apart from floating numbers and times apart from text.</summary>
internal static class Neo4jValue
{
    const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static JsonObject Encode(object? value) => value switch
    {
        null => Typed("Null", null),
        string text => Typed("String", text),
        bool yes => Typed("Boolean", yes),
        int or long => Typed("Integer", Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        double number => Typed("Float", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTimeOffset time => Typed("OffsetDateTime", time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> map => Typed("Map", EncodeAll(map)),
        IEnumerable list => Typed("List", new JsonArray([.. list.Cast<object?>().Select(Encode)])),
        _ => throw new ArgumentException($"Neo4j is sent no {value.GetType().Name}.", nameof(value)),
    };

    public static JsonObject EncodeAll(IReadOnlyDictionary<string, object?> values) =>
        new(values.Select(x => KeyValuePair.Create(x.Key, (JsonNode?)Encode(x.Value))));

    public static object? Decode(JsonElement typed)
    {
        var value = typed.GetProperty("_value");
        return typed.GetProperty("$type").GetString() switch
        {
            "Null" => null,
            "String" => value.GetString(),
            "Boolean" => value.GetBoolean(),
            "Integer" => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            "Float" => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            "OffsetDateTime" => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            "List" => value.EnumerateArray().Select(Decode).ToList(),
            "Map" => value.EnumerateObject().ToDictionary(x => x.Name, x => Decode(x.Value)),
            var type => throw new NotSupportedException($"No statement of ours returns a {type}."),
        };
    }

    static JsonObject Typed(string type, JsonNode? value) => new() { ["$type"] = type, ["_value"] = value };
}
