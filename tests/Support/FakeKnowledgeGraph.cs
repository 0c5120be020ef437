using MarketingBus.Memory.Semantic;

namespace MarketingBus.Tests.Support;

/// <summary>Knows the facts that a test gives it, and finds them by predicate.</summary>
public sealed class FakeKnowledgeGraph(params IReadOnlyList<Triple> facts) : IKnowledgeGraph
{
    public Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Triple>>([.. facts.Where(x => x.Predicate == pattern.Predicate).OrderByDescending(x => x.Weight).Take(limit)]);

    public Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken) => throw NotAsked();

    public Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken) => throw NotAsked();

    static NotSupportedException NotAsked() => new("Workers that decide only find by pattern.");
}
