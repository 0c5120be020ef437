using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>What the Manager answered to an escalation: go on with the journey, or stop it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EscalationDecision>))]
public enum EscalationDecision
{
    [JsonStringEnumMemberName("continue")] Continue,
    [JsonStringEnumMemberName("stop")] Stop,
}
