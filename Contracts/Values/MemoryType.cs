using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>Which of the four memories.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemoryType>))]
public enum MemoryType
{
    [JsonStringEnumMemberName("short_term")] ShortTerm,
    [JsonStringEnumMemberName("long_term")] LongTerm,
    [JsonStringEnumMemberName("episodic")] Episodic,
    [JsonStringEnumMemberName("semantic")] Semantic,
}
