using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>
/// A shortest way between two nodes, looked for from both ends at once: two leads of one industry meet at the industry, and nobody has to look at all its leads.
/// </summary>
internal static class GraphPath
{
    /// <param name="from">Folded, as is <paramref name="to"/>.</param>
    /// <param name="to">Where to.</param>
    /// <param name="maximalDepth">Facts on the way, at most.</param>
    /// <param name="touching">The heaviest facts that touch any of some nodes.</param>
    public static async Task<IReadOnlyList<RememberedFact>?> FindAsync(
        string from, string to, int maximalDepth, Func<IReadOnlyCollection<string>, Task<List<RememberedFact>>> touching)
    {
        if (from == to)
            return [];

        var (start, end) = (new Side(from), new Side(to));
        for (var step = 0; step < maximalDepth; step++)
        {
            var (side, other) = start.Frontier.Count <= end.Frontier.Count ? (start, end) : (end, start);
            if (side.Frontier.Count == 0 || side.Seen + other.Seen > GraphBounds.Reach)
                return null;

            side.Expand(await touching(side.Frontier));

            // All that was reached now is equally far from here: the meeting that is nearest to the other end is on a shortest way.
            if (side.Frontier.Where(other.Knows).ToList() is { Count: > 0 } meetings)
            {
                var meeting = meetings.MinBy(other.DistanceOf)!;
                return [.. start.WayTo(meeting).Reverse(), .. end.WayTo(meeting)];
            }
        }

        return null;
    }

    /// <summary>One end, and what was reached from it.</summary>
    sealed class Side(string origin)
    {
        readonly Dictionary<string, (RememberedFact? By, string From, int Distance)> reached = new() { [origin] = (null, origin, 0) };

        public List<string> Frontier { get; private set; } = [origin];

        public int Seen => reached.Count;

        public bool Knows(string node) => reached.ContainsKey(node);

        public int DistanceOf(string node) => reached[node].Distance;

        public void Expand(IEnumerable<RememberedFact> touching)
        {
            var (frontier, next) = (Frontier.ToHashSet(), new List<string>());
            foreach (var fact in touching.OrderByDescending(x => x.Standing))
            {
                Step(fact, fact.SubjectKey, fact.ObjectKey);
                Step(fact, fact.ObjectKey, fact.SubjectKey);
            }

            Frontier = next;

            void Step(RememberedFact fact, string near, string far)
            {
                if (frontier.Contains(near) && reached.TryAdd(far, (fact, near, reached[near].Distance + 1)))
                    next.Add(far);
            }
        }

        /// <summary>From the node back to the origin.</summary>
        public IEnumerable<RememberedFact> WayTo(string node)
        {
            while (reached[node] is { By: { } fact, From: var before })
            {
                yield return fact;
                node = before;
            }
        }
    }
}
