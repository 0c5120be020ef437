namespace MarketingBus.Data.Campaigns;

/// <summary>A change that was applied to a campaign, with what it was before. Written by Workers.Optimizer.</summary>
public sealed class CampaignChange
{
    public Guid ChangeId { get; set; }

    public string SourceSystem { get; set; } = null!;

    public string CampaignId { get; set; } = null!;

    public IReadOnlyDictionary<string, string?> Before { get; set; } = new Dictionary<string, string?>();

    public IReadOnlyDictionary<string, string?> After { get; set; } = new Dictionary<string, string?>();

    public string ChangedBy { get; set; } = null!;

    public DateTimeOffset ChangedAt { get; set; }
}
