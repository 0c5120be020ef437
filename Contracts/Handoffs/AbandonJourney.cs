namespace MarketingBus.Contracts;

/// <summary>Command: give a faulted or waiting journey up for good.</summary>
public sealed record AbandonJourney
{
    public required Guid JourneyId { get; init; }

    public required string RequestedBy { get; init; }

    public string? Reason { get; init; }
}
