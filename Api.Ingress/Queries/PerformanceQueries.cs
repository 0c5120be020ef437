using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Queries;

/// <summary>Measures agents by the handoffs that they were given.</summary>
internal sealed class PerformanceQueries(MarketingDbContext database, IMemoryCounts? memory = null)
{
    const int HandoffLimit = 50_000;

    public async Task<PerformanceAnswer> MeasureAsync(DateTimeOffset now, int hours, CancellationToken cancellationToken)
    {
        var since = now.AddHours(-hours);
        var handoffs = await database.Set<HandoffRecord>().AsNoTracking()
            .Where(x => x.StartedAt >= since)
            .OrderByDescending(x => x.StartedAt)
            .Take(HandoffLimit)
            .Select(x => new Measured(x.To, x.Outcome, x.StartedAt, x.EndedAt))
            .ToListAsync(cancellationToken);
        var byAgent = handoffs.ToLookup(x => x.To);
        return new PerformanceAnswer
        {
            WindowHours = hours,
            Handoffs = handoffs.Count,
            Agents = Enum.GetValues<AgentType>().ToDictionary(WireNames<AgentType>.Of, x => Performance([.. byAgent[x]])),
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
            answered.Length == 0 ? null : new LatencyAnswer(Math.Round(Percentile.Of(answered, 0.5), 1), Math.Round(Percentile.Of(answered, 0.95), 1)));
    }

    async Task<Dictionary<string, long>> MemoryAsync(CancellationToken cancellationToken)
    {
        if (memory is null)
            return [];

        var counts = await memory.CountAsync(cancellationToken);
        return new Dictionary<string, long>
        {
            [WireNames<MemoryType>.Of(MemoryType.ShortTerm)] = counts.ShortTerm,
            [WireNames<MemoryType>.Of(MemoryType.LongTerm)] = counts.LongTerm,
            [WireNames<MemoryType>.Of(MemoryType.Episodic)] = counts.Episodic,
            [WireNames<MemoryType>.Of(MemoryType.Semantic)] = counts.Semantic,
        };
    }

    internal sealed record Measured(AgentType To, string Outcome, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);
}
