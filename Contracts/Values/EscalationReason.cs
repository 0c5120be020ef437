using System.Text.Json.Serialization;

namespace MarketingBus.Contracts;

/// <summary>Why a person is asked to decide.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EscalationReason>))]
public enum EscalationReason
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("high_value")] HighValue,
    [JsonStringEnumMemberName("complaint")] Complaint,
    [JsonStringEnumMemberName("legal")] Legal,
    [JsonStringEnumMemberName("complex_request")] ComplexRequest,
}
