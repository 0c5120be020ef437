using MarketingBus.Contracts;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The saga's command.</summary>
public sealed record ScoreLead
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }
}
