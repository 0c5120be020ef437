using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>Which kind of message a lead is sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EngagementType>))]
public enum EngagementType
{
    [JsonStringEnumMemberName("welcome")] Welcome,
    [JsonStringEnumMemberName("follow_up")] FollowUp,
    [JsonStringEnumMemberName("demo_invite")] DemoInvite,
}
