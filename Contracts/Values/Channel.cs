using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>How a lead is reached. Upstream spellings differ in case; the wire form is lower case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    [JsonStringEnumMemberName("email")] Email,
    [JsonStringEnumMemberName("social")] Social,
    [JsonStringEnumMemberName("web")] Web,
    [JsonStringEnumMemberName("ads")] Ads,
    [JsonStringEnumMemberName("sms")] Sms,
    [JsonStringEnumMemberName("call")] Call,
}
