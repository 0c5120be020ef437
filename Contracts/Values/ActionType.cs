using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>What an agent did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionType>))]
public enum ActionType
{
    [JsonStringEnumMemberName("triage")] Triage,
    [JsonStringEnumMemberName("outreach")] Outreach,
    [JsonStringEnumMemberName("optimize")] Optimize,
    [JsonStringEnumMemberName("handoff")] Handoff,
    [JsonStringEnumMemberName("escalate")] Escalate,
    [JsonStringEnumMemberName("pause_campaign")] PauseCampaign,
    [JsonStringEnumMemberName("update_segment")] UpdateSegment,
}
