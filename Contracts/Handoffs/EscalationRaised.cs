namespace MarketingBus.Contracts;

/// <summary>A task is before the Manager.</summary>
[Announcement]
public sealed record EscalationRaised
{
    public required Guid EscalationId { get; init; }

    public required Guid SubjectId { get; init; }

    public string? LeadId { get; init; }

    public string? CampaignId { get; init; }

    public required EscalationReason Reason { get; init; }

    public required string Summary { get; init; }

    public required DateTimeOffset Deadline { get; init; }
}
