using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Leads, campaigns, and what passed between us and leads.</summary>
internal sealed class DatabaseResources(MarketingDbContext database, LeadQueries leads, CampaignQueries campaigns) : IResourceSource
{
    public string Scheme => "db";

    public IReadOnlyList<ResourceEntry> Entries { get; } =
    [
        new("db://leads{?limit}", "Leads", "Leads, latest first; ?limit="),
        new("db://leads/{lead_id}{?source_system,limit,cursor}", "Lead", "One lead with the newest entries of its timeline; ?source_system=, ?limit=, ?cursor= (the next_cursor of the page before)"),
        new("db://campaigns{?limit}", "Campaigns", "Campaigns, latest first; ?limit="),
        new("db://campaigns/{campaign_id}{?source_system}", "Campaign", "One campaign with readings and changes; ?source_system="),
        new("db://interactions{?limit}", "Interactions", "Messages sent and what leads did, latest first; ?limit="),
        new("db://interactions/{lead_id}{?limit}", "Interactions of a lead", "The same of one lead"),
    ];

    public async Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken) => (uri.Kind, uri.Id) switch
    {
        ("leads", null) => await LeadsAsync(uri.Limit, cancellationToken),
        ("leads", { } id) => await leads.FindAsync(id, uri["source_system"], new TimelinePage { Limit = Math.Min(uri.Limit, TimelinePage.MostLimit), Before = uri.Cursor }, cancellationToken),
        ("campaigns", null) => await CampaignsAsync(uri.Limit, cancellationToken),
        ("campaigns", { } id) => await campaigns.FindAsync(id, uri["source_system"], cancellationToken),
        ("interactions", var id) => await InteractionsAsync(id, uri.Limit, cancellationToken),
        _ => null,
    };

    /// <summary>Campaigns are listed one by one; leads are too many, and found by completing their id.</summary>
    public async Task<IReadOnlyList<ListedResource>> ListAsync(string? after, int limit, CancellationToken cancellationToken) =>
        await database.Set<Campaign>().AsNoTracking()
            .Where(x => after == null || string.Compare(x.CampaignId, after) > 0)
            .GroupBy(x => x.CampaignId).OrderBy(x => x.Key).Take(limit)
            .Select(x => new ListedResource(x.Key, "db://campaigns/" + Uri.EscapeDataString(x.Key), x.Max(y => y.Name) ?? x.Key, "One campaign with readings and changes"))
            .ToListAsync(cancellationToken);

    async Task<object> LeadsAsync(int limit, CancellationToken cancellationToken) =>
        await database.Set<LeadJourneyState>().AsNoTracking()
            .OrderByDescending(x => x.UpdatedAt).Take(limit)
            .Select(x => new { x.SourceSystem, x.LeadId, Status = x.LeadStatus, JourneyState = x.CurrentState, x.Category, x.Score, x.UpdatedAt })
            .ToListAsync(cancellationToken);

    async Task<object> CampaignsAsync(int limit, CancellationToken cancellationToken) =>
        await database.Set<Campaign>().AsNoTracking()
            .OrderByDescending(x => x.UpdatedAt).Take(limit)
            .Select(x => new { x.SourceSystem, x.CampaignId, x.Name, x.Status, x.DailyBudgetUsd, x.TotalBudgetUsd, x.PerformanceScore, x.Underperforms, x.UpdatedAt })
            .ToListAsync(cancellationToken);

    async Task<object> InteractionsAsync(string? leadId, int limit, CancellationToken cancellationToken)
    {
        var outreach = await database.Set<Outreach>().AsNoTracking()
            .Where(x => leadId == null || x.LeadId == leadId)
            .OrderByDescending(x => x.IntendedAt).Take(limit)
            .Select(x => new Interaction(x.IntendedAt, x.LeadId, "outreach", x.Channel, x.Status, x.MessageId, null)).ToListAsync(cancellationToken);
        var events = await database.Set<EngagementEvent>().AsNoTracking()
            .Where(x => leadId == null || x.LeadId == leadId)
            .OrderByDescending(x => x.OccurredAt).Take(limit)
            .Select(x => new { x.OccurredAt, x.LeadId, x.Kind, x.Channel, x.MessageId, x.AutomatedReason }).ToListAsync(cancellationToken);

        return outreach
            .Concat(events.Select(x => new Interaction(x.OccurredAt, x.LeadId, "engagement", x.Channel, WireName.Of(x.Kind), x.MessageId, x.AutomatedReason)))
            .OrderByDescending(x => x.At).Take(limit).ToList();
    }

    sealed record Interaction(DateTimeOffset At, string LeadId, string Kind, Contracts.Channel? Channel, string What, string? MessageId, string? AutomatedReason);
}
