using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>The point of a journey or review that a caller waits for or is told about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JourneyStage>))]
public enum JourneyStage
{
    [JsonStringEnumMemberName("triaged")] Triaged,
    [JsonStringEnumMemberName("engaged")] Engaged,
    [JsonStringEnumMemberName("refused")] Refused,
    [JsonStringEnumMemberName("optimized")] Optimized,
    [JsonStringEnumMemberName("escalated")] Escalated,
    [JsonStringEnumMemberName("faulted")] Faulted,
}
