namespace MarketingBus.Contracts;

/// <summary>Command to the campaign review: look at a campaign's stored figures, because an agent or a person asks for it.</summary>
public sealed record ReviewCampaign
{
    public required Guid ReviewId { get; init; }

    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public required HandoffContext Handoff { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
