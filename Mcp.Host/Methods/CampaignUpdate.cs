using MarketingBus.Data.Campaigns;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>What became, or would become, of a campaign's settings.</summary>
internal sealed record CampaignUpdate
{
    /// <summary>accepted (on disk, and carried out next) or dry_run (nothing was changed).</summary>
    public required string Status { get; init; }

    /// <summary>Under which the campaign lists the change; null for a dry run.</summary>
    public Guid? ChangeId { get; init; }

    /// <summary>What is set now of what would change, without what is not set; for a dry run only.</summary>
    public IReadOnlyDictionary<string, string>? Before { get; init; }

    /// <summary>What would be set; empty when it is so already. For a dry run only.</summary>
    public IReadOnlyDictionary<string, string>? After { get; init; }

    public static CampaignUpdate WouldBe(SettingsChange change) =>
        new() { Status = "dry_run", Before = Known(change.Before), After = Known(change.After) };

    static Dictionary<string, string> Known(Dictionary<string, string?> settings) =>
        settings.Where(x => x.Value is not null).ToDictionary(x => x.Key, x => x.Value!);
}
