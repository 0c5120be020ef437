using MarketingBus.Contracts;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Memory.Resilience;

/// <summary>A graph on another server, or without it: then no facts are known, and those that are learnt are kept.</summary>
internal sealed class ResilientKnowledgeGraph<TGraph>(TGraph graph, StoreCircuits circuits, KeptWrites kept, MissingMemories missing, MemoryMetrics metrics)
    : IKnowledgeGraph, IFactTotal
    where TGraph : class, IKnowledgeGraph, IFactTotal
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

    public async Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken) =>
        await AskAsync(token => graph.FindAsync(pattern, limit, token), cancellationToken) ?? [];

    public async Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) =>
        await AskAsync(token => graph.SearchAsync(text, limit, token), cancellationToken) ?? [];

    public async Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) =>
        await AskAsync(token => graph.NeighbourhoodAsync(node, depth, limit, token), cancellationToken) ?? [];

    public Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken) =>
        AskAsync(token => graph.PathAsync(from, to, maximalDepth, token), cancellationToken);

    public Task<long?> CountAsync(CancellationToken cancellationToken) => AskAsync(graph.CountAsync, cancellationToken);

    /// <exception cref="MemoryAwayException">The graph does not answer, which is not to say that nothing is there.</exception>
    public async Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken)
    {
        var known = await circuit.AskAsync(token => graph.AboutAsync(nodes, token), cancellationToken);
        return known.IsGiven ? known.Value! : throw new MemoryAwayException(MemoryType.Semantic);
    }

    /// <exception cref="MemoryAwayException">The graph does not answer: who forgets has to know that nothing was forgotten.</exception>
    public async Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken)
    {
        var forgotten = await circuit.AskAsync(async token =>
        {
            await graph.ForgetAsync(nodes, token);
            return true;
        }, cancellationToken);
        if (!forgotten.IsGiven)
            throw new MemoryAwayException(MemoryType.Semantic);
    }

    static string KeyOf(Triple triple) => TripleKey.Of(triple).Subject;

    async Task<bool> TryUpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken) => (await circuit.AskAsync(async token =>
    {
        await graph.UpsertAsync(triples, token);
        return true;
    }, cancellationToken)).IsGiven;

    async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var answer = await circuit.AskAsync(ask, cancellationToken);
        if (!answer.IsGiven)
        {
            missing.Note(MemoryType.Semantic);
            metrics.Missing(MemoryType.Semantic);
        }

        return answer.Value;
    }
}
