using MarketingBus.Data;
using MarketingBus.Data.Mcp;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Memory;
using MarketingBus.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Counts of what happened, and what campaigns' figures say.</summary>
internal sealed class AnalyticsResources(MarketingDbContext database, CampaignQueries campaigns, IMemoryCounts memory) : IResourceSource
{
    public string Scheme => "analytics";

    public IReadOnlyList<ResourceEntry> Entries { get; } =
    [
        new("analytics://events", "Events", "Requests by method, actions by agent, and how much is remembered"),
        new("analytics://campaigns/{campaign_id}{?source_system}", "Campaign analysis", "Sums, means and trends of one campaign; ?source_system="),
        new("analytics://access{?actor,method,since,limit}", "Access log", "Who asked for what and how it went, latest first; ?actor=, ?method=, ?since= (a time such as 2026-03-01T12:00:00Z), ?limit="),
    ];

    public async Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken) => (uri.Kind, uri.Id) switch
    {
        ("events", null) => await EventsAsync(cancellationToken),
        ("campaigns", { } id) => await campaigns.FindAsync(id, uri["source_system"], cancellationToken) is { } campaign ? CampaignAnalysis.Of(campaign, []) : null,
        ("access", null) => await AccessAsync(uri, cancellationToken),
        _ => null,
    };

    async Task<object> AccessAsync(ResourceUri uri, CancellationToken cancellationToken)
    {
        var (actor, method, since) = (uri["actor"], uri["method"], SinceOf(uri));
        return await database.Set<ResourceAccess>().AsNoTracking()
            .Where(x => (actor == null || x.Actor == actor) && (method == null || x.Method == method) && (since == null || x.At >= since))
            .OrderByDescending(x => x.At).ThenByDescending(x => x.Id).Take(uri.Limit)
            .Select(x => new { x.At, x.Actor, x.Method, x.Target, x.Allowed, x.ErrorCode, x.DurationMilliseconds })
            .ToListAsync(cancellationToken);
    }

    static DateTimeOffset? SinceOf(ResourceUri uri)
    {
        if (uri["since"] is not { } text)
            return null;

        return TimeText.Parse(text) ?? throw new RpcException(RpcError.InvalidParams(new Dictionary<string, string[]> { ["since"] = ["'since' is a time such as 2026-03-01T12:00:00Z."] }));
    }

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
