using MarketingBus.Contracts;

namespace MarketingBus.Memory.Resilience;

/// <summary>How a scope reads and writes what is kept on another server: what it did without is noted, and what could not be written is kept.</summary>
internal sealed class StoreCalls(StoreCircuits circuits, KeptWrites kept, MissingMemories missing, MemoryMetrics metrics)
{
    /// <summary>Goes on without an answer where the store gives none.</summary>
    public async Task<T?> AskAsync<T>(MemoryType memory, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var answer = await circuits.Of(memory).AskAsync(ask, cancellationToken);
        if (!answer.IsGiven)
        {
            missing.Note(memory);
            metrics.Missing(memory);
        }

        return answer.Value;
    }

    /// <summary>For whoever cannot go on without an answer: who forgets has to know what was forgotten, and what is left.</summary>
    /// <exception cref="MemoryAwayException">The store does not answer.</exception>
    public async Task<T> DemandAsync<T>(MemoryType memory, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        var answer = await circuits.Of(memory).AskAsync(ask, cancellationToken);
        return answer.IsGiven ? answer.Value! : throw new MemoryAwayException(memory);
    }

    /// <summary>Writes at once what nothing waits before, if the store takes it, and keeps the rest.</summary>
    /// <param name="memory">Whose.</param>
    /// <param name="writes">In the order in which they are to be applied.</param>
    /// <param name="keyOf">Writes with one key keep their order.</param>
    /// <param name="write">Done when it returns; what is written twice changes nothing.</param>
    /// <param name="endsAt">When a write is of no use any more; null for what stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync<T>(
        MemoryType memory, IReadOnlyList<T> writes, Func<T, string> keyOf, Func<IReadOnlyList<T>, CancellationToken, Task> write, Func<T, DateTimeOffset?> endsAt,
        CancellationToken cancellationToken)
    {
        var waiting = await kept.WaitingAsync(memory, writes.Select(keyOf), cancellationToken);
        var direct = writes.Where(x => !waiting.Contains(keyOf(x))).ToList();
        var left = writes.Where(x => waiting.Contains(keyOf(x)));
        if (direct is not [] && !await circuits.Of(memory).TryAsync(token => write(direct, token), cancellationToken))
            left = writes;

        foreach (var one in left)
        {
            missing.Note(memory);
            kept.Keep(memory, keyOf(one), one, endsAt(one));
        }
    }
}
