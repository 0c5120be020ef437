namespace MarketingBus.Memory.Semantic;

/// <summary>Weighted facts: subject, predicate, object.</summary>
public interface IKnowledgeGraph
{
    /// <summary>Adds facts; a fact that exists keeps the larger weight.</summary>
    Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken);

    /// <summary>Facts that match every part given (null matches all; comparison ignores case), heaviest first; at most <paramref name="limit"/> (1 to 1,000).</summary>
    Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken);

    /// <summary>Facts whose subject, predicate or object has all words of the text, heaviest first.</summary>
    Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken);

    /// <summary>Facts within <paramref name="depth"/> steps (1 to 5) of a node in either direction, nearest and heaviest first.</summary>
    Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken);

    /// <summary>Removes nodes with every fact about them, in either direction, at once.</summary>
    Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken);
}

/// <summary>One fact. The weight is 0 to 1.</summary>
public sealed record Triple(string Subject, string Predicate, string Object, double Weight = 1, string? Source = null);

/// <summary>Which facts to find; null parts match everything.</summary>
public sealed record TriplePattern(string? Subject = null, string? Predicate = null, string? Object = null);
