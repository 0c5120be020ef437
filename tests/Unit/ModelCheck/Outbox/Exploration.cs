namespace MarketingBus.Tests.Unit.ModelCheck.Outbox;

/// <summary>Walks through everything that can happen, shortest ways first.</summary>
internal static class Exploration
{
    /// <summary>The states that were found, and the way to the first that must not be.</summary>
    public static (int States, string? Counterexample) Of<TState>(TState start, Func<TState, IEnumerable<(string Name, TState Next)>> steps, Func<TState, string?> fault)
        where TState : notnull
    {
        var cameFrom = new Dictionary<TState, (string Step, TState From)?> { [start] = null };
        var waiting = new Queue<TState>([start]);
        while (waiting.TryDequeue(out var state))
        {
            if (fault(state) is { } broken)
                return (cameFrom.Count, $"{string.Join('\n', WayTo(state, cameFrom))}\n{broken}");

            foreach (var (name, next) in steps(state))
            {
                if (cameFrom.TryAdd(next, (name, state)))
                    waiting.Enqueue(next);
            }
        }

        return (cameFrom.Count, null);
    }

    static Stack<string> WayTo<TState>(TState state, Dictionary<TState, (string Step, TState From)?> cameFrom)
        where TState : notnull
    {
        var way = new Stack<string>();
        for (var step = cameFrom[state]; step is { } taken; step = cameFrom[taken.From])
            way.Push(taken.Step);

        return way;
    }
}
