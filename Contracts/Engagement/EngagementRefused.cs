namespace MarketingBus.Contracts;

/// <summary>A message was not sent because it must not be: no consent, unsubscribed, complained, or no address on any channel that it may go by.</summary>
public sealed record EngagementRefused
{
    public required Guid JourneyId { get; init; }

    public required Guid HandoffId { get; init; }

    public required Guid EngagementId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    /// <summary>Codes such as no_consent, unsubscribed, complained, no_address.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required DateTimeOffset RefusedAt { get; init; }
}
