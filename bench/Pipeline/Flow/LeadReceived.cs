using MarketingBus.Contracts;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The first of the flow's three messages; each carries the lead, as the product's do.</summary>
public sealed record LeadReceived
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
