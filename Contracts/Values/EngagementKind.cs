using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>What a lead did with what it was sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EngagementKind>))]
public enum EngagementKind
{
    [JsonStringEnumMemberName("opened")] Opened,
    [JsonStringEnumMemberName("clicked")] Clicked,
    [JsonStringEnumMemberName("replied")] Replied,
    [JsonStringEnumMemberName("converted")] Converted,
    [JsonStringEnumMemberName("unsubscribed")] Unsubscribed,
    [JsonStringEnumMemberName("complained")] Complained,
}
