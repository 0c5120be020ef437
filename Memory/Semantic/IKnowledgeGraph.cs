namespace MarketingBus.Memory.Semantic;

/// <summary>
/// Weighted facts: subject, predicate, object. They decay with time, and of facts that cannot hold together the weaker or older is history: kept with the time of its end, and found only when asked for.
/// </summary>
public interface IKnowledgeGraph
{
    /// <summary>Adds facts; a fact that exists keeps the larger weight, as either has decayed by then. To tell the same again changes nothing.</summary>
    Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken);

    /// <summary>Facts that match every part given (null matches all; comparison ignores case), heaviest first; at most <paramref name="limit"/> (1 to 1,000).</summary>
    Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken);

    /// <summary>Facts whose subject, predicate or object has all words of the text, heaviest first.</summary>
    Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken);

    /// <summary>Facts within <paramref name="depth"/> steps (1 to 5) of a node in either direction, nearest and heaviest first.</summary>
    Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The facts of a shortest way from one node to the other, in order, each in either direction; at most <paramref name="maximalDepth"/> (1 to 5). None when both are the same node, null when there is no such way.
    /// </summary>
    Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken);

    /// <summary>Every fact about any of the nodes, in either direction and history too, each once.</summary>
    Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken);

    /// <summary>Removes nodes with every fact about them, in either direction and history too, at once.</summary>
    Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken);
}
