using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Mcp;
using MarketingBus.Data.Orchestration;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Measures agents by the handoffs that they were given, and JSON-RPC by its access log.</summary>
internal sealed class PerformanceQueries(MarketingDbContext database, IMemoryCounts? memory = null)
{
    const int RowLimit = 50_000;

    public async Task<PerformanceAnswer> MeasureAsync(DateTimeOffset now, int hours, CancellationToken cancellationToken)
    {
        var since = now.AddHours(-hours);
        var handoffs = await database.Set<HandoffRecord>().AsNoTracking()
            .Where(x => x.StartedAt >= since)
            .OrderByDescending(x => x.StartedAt)
            .Take(RowLimit)
            .Select(x => new Measured(x.To, x.Outcome, x.StartedAt, x.EndedAt))
            .ToListAsync(cancellationToken);
        var byAgent = handoffs.ToLookup(x => x.To);
        return new PerformanceAnswer
        {
            WindowHours = hours,
            Handoffs = handoffs.Count,
            Agents = Enum.GetValues<AgentType>().ToDictionary(x => WireName.Of(x), x => Performance([.. byAgent[x]])),
            Mcp = await MethodsAsync(since, cancellationToken),
            Memory = await MemoryAsync(cancellationToken),
        };
    }

    internal static AgentPerformance Performance(IReadOnlyList<Measured> handoffs)
    {
        var answered = handoffs.Where(x => x is { Outcome: "answered", EndedAt: not null })
            .Select(x => (x.EndedAt!.Value - x.StartedAt).TotalMilliseconds)
            .Order().ToArray();
        return new AgentPerformance(
            handoffs.Count,
            handoffs.CountBy(x => x.Outcome).ToDictionary(),
            answered.Length == 0 ? null : Latency(answered));
    }

    async Task<Dictionary<string, MethodPerformance>> MethodsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var accesses = await database.Set<ResourceAccess>().AsNoTracking()
            .Where(x => x.At >= since)
            .OrderByDescending(x => x.At)
            .Take(RowLimit)
            .Select(x => new { x.Method, x.Allowed, x.ErrorCode, x.DurationMilliseconds })
            .ToListAsync(cancellationToken);
        return accesses.GroupBy(x => x.Method).OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => new MethodPerformance(
            x.Count(), x.Count(y => y.ErrorCode is not null), x.Count(y => !y.Allowed), Latency([.. x.Select(y => y.DurationMilliseconds).Order()])));
    }

    static LatencyAnswer Latency(double[] sorted) => new(Math.Round(Percentile.Of(sorted, 0.5), 1), Math.Round(Percentile.Of(sorted, 0.95), 1));

    async Task<Dictionary<string, long>> MemoryAsync(CancellationToken cancellationToken)
    {
        if (memory is null)
            return [];

        var counts = await memory.CountAsync(cancellationToken);
        var held = new Dictionary<string, long>
        {
            [WireName.Of(MemoryType.LongTerm)] = counts.LongTerm,
            [WireName.Of(MemoryType.Episodic)] = counts.Episodic,
        };
        if (counts.ShortTerm is { } conversations)
            held[WireName.Of(MemoryType.ShortTerm)] = conversations;
        if (counts.Semantic is { } facts)
            held[WireName.Of(MemoryType.Semantic)] = facts;

        return held;
    }

    internal sealed record Measured(AgentType To, string Outcome, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
}
