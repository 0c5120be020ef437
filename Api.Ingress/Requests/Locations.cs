using MarketingBus.Platform.Messaging;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Addresses of what a request started.</summary>
internal static class Locations
{
    public static string Journey(string leadId, string sourceSystem) => $"/api/leads/{Uri.EscapeDataString(leadId)}/journey{Query(sourceSystem)}";

    public static string Campaign(string campaignId, string sourceSystem) => $"/api/campaigns/{Uri.EscapeDataString(campaignId)}{Query(sourceSystem)}";

    /// <summary>As it was asked for: who was erased is found again by the same words.</summary>
    public static string Erasure(string leadId, string? sourceSystem) =>
        $"/api/leads/{Uri.EscapeDataString(leadId)}/erasure{(sourceSystem is null ? "" : $"?source_system={Uri.EscapeDataString(sourceSystem)}")}";

    static string Query(string sourceSystem) =>
        sourceSystem == MarketingIds.DefaultSourceSystem ? "" : $"?source_system={Uri.EscapeDataString(sourceSystem)}";
}
