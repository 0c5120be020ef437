using MarketingBus.Contracts;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Memory.Resilience;

/// <summary>A graph on another server, or without it: then no facts are known, and those that are learnt are kept.</summary>
internal sealed class ResilientKnowledgeGraph<TGraph>(TGraph graph, StoreCalls calls) : IKnowledgeGraph, IFactTotal
    where TGraph : class, IKnowledgeGraph, IFactTotal
{
    public Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken) => triples.Count == 0
        ? Task.CompletedTask
        : calls.WriteAsync(MemoryType.Semantic, triples, x => TripleKey.Of(x).Subject, graph.UpsertAsync, _ => null, cancellationToken);

    public async Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken) =>
        await AskAsync(token => graph.FindAsync(pattern, limit, token), cancellationToken) ?? [];

    public async Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) =>
        await AskAsync(token => graph.SearchAsync(text, limit, token), cancellationToken) ?? [];

    public async Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) =>
        await AskAsync(token => graph.NeighbourhoodAsync(node, depth, limit, token), cancellationToken) ?? [];

    public Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken) =>
        AskAsync(token => graph.PathAsync(from, to, maximalDepth, token), cancellationToken);

    public Task<long?> CountAsync(CancellationToken cancellationToken) => AskAsync(graph.CountAsync, cancellationToken);

    public Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken) =>
        calls.DemandAsync(MemoryType.Semantic, token => graph.AboutAsync(nodes, token), cancellationToken);

    public Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken) => calls.DemandAsync(MemoryType.Semantic, async token =>
    {
        await graph.ForgetAsync(nodes, token);
        return nodes.Count;
    }, cancellationToken);

    Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken) => calls.AskAsync(MemoryType.Semantic, ask, cancellationToken);
}
