using System.Text.Json.Nodes;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What one upstream system wants to tell.</summary>
/// <param name="Kind">lead, campaign or engagement.</param>
internal sealed record ChaosEvent(Guid EventId, string Kind, string? LeadId, JsonObject Body, bool OverBroker)
{
    public string Route => $"api/events/{Kind}s";

    /// <summary>A lead's click: it speaks for the channel that it came by.</summary>
    public bool IsResponse => (string?)Body["kind"] == "clicked";

    public string RoutingKey => "lead.received";
}
