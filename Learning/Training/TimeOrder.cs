using System.Text.Json.Serialization;

namespace MarketingBus.Learning.Training;

/// <summary>What the order of a table's rows says of time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimeOrder>))]
public enum TimeOrder
{
    /// <summary>Nothing.</summary>
    [JsonStringEnumMemberName("none")] None,

    [JsonStringEnumMemberName("oldest_first")] OldestFirst,

    [JsonStringEnumMemberName("newest_first")] NewestFirst,
}
