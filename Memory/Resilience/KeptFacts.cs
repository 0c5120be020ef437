using MarketingBus.Contracts;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Memory.Resilience;

/// <summary>Facts that were kept for a graph on another server; a fact that comes again changes nothing.</summary>
internal sealed class KeptFacts<TGraph>(TGraph graph) : IKeptWriteTarget
    where TGraph : class, IKnowledgeGraph
{
    static readonly TriplePattern Nothing = new("marketingbus:nothing", "marketingbus:nothing", "marketingbus:nothing");

    public MemoryType Memory => MemoryType.Semantic;

    public Task LookAsync(CancellationToken cancellationToken) => graph.FindAsync(Nothing, 1, cancellationToken);

    public Task ApplyAsync(IReadOnlyList<KeptMemoryWrite> writes, CancellationToken cancellationToken) =>
        graph.UpsertAsync([.. writes.Select(KeptWrites.Read<Triple>)], cancellationToken);
}
