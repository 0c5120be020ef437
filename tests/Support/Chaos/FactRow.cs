using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using MarketingBus.Tests.Support.Neo4j;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>A fact as the graph has it.</summary>
internal sealed record FactRow(int Evidence, bool Holds, DateTimeOffset FirstSeenAt)
{
    /// <summary>All that the graph has, wherever it is kept.</summary>
    public static async Task<IReadOnlyDictionary<TripleKey, FactRow>> ReadAsync(MarketingDbContext database, Neo4jStub? graph, CancellationToken cancellationToken)
    {
        var facts = graph is null ? await database.Set<RememberedFact>().AsNoTracking().ToListAsync(cancellationToken) : [.. graph.Facts];
        return facts.ToDictionary(TripleKey.Of, x => new FactRow(x.Evidence, x.EndedAt is null, x.FirstSeenAt));
    }
}
