using MarketingBus.Data;
using MarketingBus.Data.Mcp;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Counts of what happened, and what campaigns' figures say.</summary>
internal sealed class AnalyticsResources(MarketingDbContext database, CampaignQueries campaigns, IMemoryCounts memory) : IResourceSource
{
    public string Scheme => "analytics";

    public IReadOnlyList<ResourceEntry> Entries { get; } =
    [
        new("analytics://events", "Requests by method, actions by agent, and how much is remembered"),
        new("analytics://campaigns/{campaign_id}", "Sums, means and trends of one campaign; ?source_system="),
    ];

    public async Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken) => (uri.Kind, uri.Id) switch
    {
        ("events", null) => await EventsAsync(cancellationToken),
        ("campaigns", { } id) => await campaigns.FindAsync(id, uri["source_system"], cancellationToken) is { } campaign ? CampaignAnalysis.Of(campaign, []) : null,
        _ => null,
    };

    async Task<object> EventsAsync(CancellationToken cancellationToken) => new
    {
        Methods = await database.Set<ResourceAccess>().AsNoTracking()
            .GroupBy(x => x.Method)
            .Select(x => new
            {
                Method = x.Key,
                Requests = x.Count(),
                Errors = x.Count(y => y.ErrorCode != null),
                Refused = x.Count(y => !y.Allowed),
                MeanMilliseconds = x.Average(y => y.DurationMilliseconds),
                MaxMilliseconds = x.Max(y => y.DurationMilliseconds),
            })
            .OrderBy(x => x.Method).ToListAsync(cancellationToken),
        Actions = await database.Set<AgentActionRecord>().AsNoTracking()
            .GroupBy(x => new { x.SourceAgentType, x.ActionType })
            .Select(x => new { Agent = x.Key.SourceAgentType, Action = x.Key.ActionType, Count = x.Count() })
            .ToListAsync(cancellationToken),
        Memory = await memory.CountAsync(cancellationToken),
    };
}
