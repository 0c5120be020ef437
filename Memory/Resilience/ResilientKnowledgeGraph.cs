using MarketingBus.Contracts;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Memory.Resilience;

/// <summary>A graph on another server, or without it: then no facts are known, and those that are learnt are kept.</summary>
internal sealed class ResilientKnowledgeGraph<TGraph>(TGraph graph, StoreCircuits circuits, KeptWrites kept, MissingMemories missing, MemoryMetrics metrics) : IKnowledgeGraph
    where TGraph : class, IKnowledgeGraph
{
    readonly StoreCircuit circuit = circuits.Of(MemoryType.Semantic);

    public async Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken)
    {
        if (triples.Count == 0)
            return;

        var waiting = await kept.WaitingAsync(MemoryType.Semantic, triples.Select(KeyOf), cancellationToken);
        var direct = triples.Where(x => !waiting.Contains(KeyOf(x))).ToList();
        var left = triples.Where(x => waiting.Contains(KeyOf(x)));
        if (direct is not [] && !await TryUpsertAsync(direct, cancellationToken))
            left = triples;

        foreach (var triple in left)
        {
            missing.Note(MemoryType.Semantic);
            kept.Keep(MemoryType.Semantic, KeyOf(triple), triple);
        }
    }

    public Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken) =>
        AskAsync(token => graph.FindAsync(pattern, limit, token), cancellationToken);

    public Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) =>
        AskAsync(token => graph.SearchAsync(text, limit, token), cancellationToken);

    public Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) =>
        AskAsync(token => graph.NeighbourhoodAsync(node, depth, limit, token), cancellationToken);

    static string KeyOf(Triple triple) => TripleKey.Of(triple).Subject;

    async Task<bool> TryUpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken) => (await circuit.AskAsync(async token =>
    {
        await graph.UpsertAsync(triples, token);
        return true;
    }, cancellationToken)).IsGiven;

    async Task<IReadOnlyList<Triple>> AskAsync(Func<CancellationToken, Task<IReadOnlyList<Triple>>> ask, CancellationToken cancellationToken)
    {
        var answer = await circuit.AskAsync(ask, cancellationToken);
        if (answer.IsGiven)
            return answer.Value!;

        missing.Note(MemoryType.Semantic);
        metrics.Missing(MemoryType.Semantic);
        return [];
    }
}
