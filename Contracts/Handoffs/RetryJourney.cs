namespace MarketingBus.Contracts;

/// <summary>Command: take a faulted journey up again at the step that failed.</summary>
public sealed record RetryJourney
{
    public required Guid JourneyId { get; init; }

    public required string RequestedBy { get; init; }
}
