using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Tables;

/// <summary>What a column holds, found from its values and, for ids, its name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    [JsonStringEnumMemberName("numeric")] Numeric,
    [JsonStringEnumMemberName("boolean")] Boolean,
    [JsonStringEnumMemberName("categorical")] Categorical,
    [JsonStringEnumMemberName("date")] Date,
    [JsonStringEnumMemberName("id")] Id,
    [JsonStringEnumMemberName("constant")] Constant,
    [JsonStringEnumMemberName("text")] Text,
}
