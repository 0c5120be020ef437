using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>The facts around a node, step by step, where the store cannot go several bounded steps by itself.</summary>
internal static class GraphWalk
{
    /// <param name="node">Folded.</param>
    /// <param name="depth">Steps.</param>
    /// <param name="limit">Facts.</param>
    /// <param name="touching">The heaviest facts that touch any of some nodes, at most so many for each.</param>
    public static async Task<IReadOnlyList<RememberedFact>> FindAsync(
        string node, int depth, int limit, Func<IReadOnlyCollection<string>, int, Task<IReadOnlyList<RememberedFact>>> touching)
    {
        var (visited, frontier) = (new HashSet<string> { node }, new List<string> { node });
        var found = new Dictionary<TripleKey, (RememberedFact Fact, int Distance)>();

        // What is farther away comes later: enough near facts end the walk.
        for (var step = 0; step < depth && frontier.Count > 0 && found.Count < limit; step++)
        {
            var facts = await touching(frontier, Math.Max(limit, GraphBounds.FanOut));
            foreach (var fact in facts)
                found.TryAdd(TripleKey.Of(fact), (fact, step));

            frontier =
            [
                .. facts.OrderByDescending(x => x.Standing).SelectMany(x => (string[])[x.SubjectKey, x.ObjectKey]).Distinct()
                    .Where(x => !visited.Contains(x)).Take(GraphBounds.Reach - visited.Count),
            ];
            visited.UnionWith(frontier);
        }

        return [.. found.Values.OrderBy(x => x.Distance).ThenByDescending(x => x.Fact.Standing).Select(x => x.Fact).Take(limit)];
    }
}
