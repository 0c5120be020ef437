namespace MarketingBus.Contracts;

/// <summary>A campaign's settings were changed; before and after are kept so that it can be undone.</summary>
[Announcement]
public sealed record CampaignChanged
{
    public required Guid ChangeId { get; init; }

    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>By setting name; a null value means that it was not set before.</summary>
    public required IReadOnlyDictionary<string, string?> Before { get; init; }

    public required IReadOnlyDictionary<string, string?> After { get; init; }

    public required string ChangedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
