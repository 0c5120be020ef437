using System.Text.Json.Serialization;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Which escalations to list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EscalationFilter>))]
internal enum EscalationFilter
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("resolved")] Resolved,
}
