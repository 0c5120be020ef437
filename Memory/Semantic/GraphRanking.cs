namespace MarketingBus.Memory.Semantic;

/// <summary>Which nodes matter most to one.</summary>
public static class GraphRanking
{
    // Where a walker goes on rather than starts again; the usual value.
    const double Damping = 0.85;
    const int Rounds = 100;
    const double Settled = 1e-9;
    const int FactLimit = 1_000;

    /// <summary>
    /// Nodes around a start node by personalised PageRank: how often a walker is at each who follows facts in either direction, the likelier the heavier they are and the more evidence they have,
    /// and now and then starts again. Unlike a node's degree it knows who asks; unlike a distance it knows in how many ways two nodes are tied, and it divides a hub's weight among all that it touches.
    /// </summary>
    /// <returns>Most important first, without the start node; the shares of a node's whole neighbourhood and the start node sum to 1.</returns>
    public static async Task<IReadOnlyList<RankedNode>> RankAsync(this IKnowledgeGraph graph, string node, int depth, int limit, CancellationToken cancellationToken) =>
        [.. Of(node, await graph.NeighbourhoodAsync(node, depth, FactLimit, cancellationToken)).Take(limit)];

    /// <summary>Ranks the nodes of these facts around one of them.</summary>
    public static IReadOnlyList<RankedNode> Of(string start, IReadOnlyList<Triple> facts)
    {
        var (names, ties) = Ties(facts);
        if (!names.TryGetValue(TripleKey.Fold(start), out var origin))
            return [];

        var ranks = new double[names.Count];
        ranks[origin.Index] = 1;
        for (var round = 0; round < Rounds; round++)
        {
            var next = Walk(ranks, ties, origin.Index);
            var moved = next.Zip(ranks, (x, y) => Math.Abs(x - y)).Sum();
            ranks = next;
            if (moved < Settled)
                break;
        }

        return
        [
            .. names.Values.Where(x => x.Index != origin.Index)
                .Select(x => new RankedNode(x.Name, ranks[x.Index]))
                .OrderByDescending(x => x.Rank).ThenBy(x => x.Node, StringComparer.Ordinal),
        ];
    }

    static double[] Walk(double[] ranks, List<(int To, double Weight)>[] ties, int origin)
    {
        var next = new double[ranks.Length];
        for (var node = 0; node < ranks.Length; node++)
        {
            var total = ties[node].Sum(x => x.Weight);
            next[origin] += total > 0 ? (1 - Damping) * ranks[node] : ranks[node];
            foreach (var (to, weight) in ties[node])
                next[to] += total > 0 ? Damping * ranks[node] * weight / total : 0;
        }

        return next;
    }

    static (Dictionary<string, (int Index, string Name)> Names, List<(int To, double Weight)>[] Ties) Ties(IReadOnlyList<Triple> facts)
    {
        var names = new Dictionary<string, (int Index, string Name)>();
        var edges = facts.Select(x => (From: Index(x.Subject), To: Index(x.Object), Weight: x.Weight * Math.Log2(1 + (x.Evidence ?? 1)))).ToList();
        var ties = Enumerable.Range(0, names.Count).Select(_ => new List<(int To, double Weight)>()).ToArray();
        foreach (var (from, to, weight) in edges.Where(x => x.From != x.To))
        {
            ties[from].Add((to, weight));
            ties[to].Add((from, weight));
        }

        return (names, ties);

        int Index(string name)
        {
            var key = TripleKey.Fold(name);
            if (!names.TryGetValue(key, out var known))
                names.Add(key, known = (names.Count, name));

            return known.Index;
        }
    }
}

/// <summary>A node and its share of a walker's time, 0 to 1.</summary>
public sealed record RankedNode(string Node, double Rank);
