using MarketingBus.Contracts;

namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>The consumer's answer, which ends the flow.</summary>
public sealed record LeadScored
{
    public required Guid JourneyId { get; init; }

    public required LeadProfile Lead { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    public required DateTimeOffset ScoredAt { get; init; }
}
