namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>Which published messages the broker has confirmed, and a wait until few enough are open.</summary>
internal sealed class Confirms
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Lock gate = new();
    readonly HashSet<ulong> beyond = [];
    ulong confirmed;
    ulong awaited;
    TaskCompletionSource? signal;

    /// <summary>An acknowledgement covers one tag, or with <paramref name="multiple"/> all up to it; single ones may come in any order.</summary>
    public Task AcknowledgeAsync(ulong tag, bool multiple)
    {
        lock (gate)
        {
            if (!multiple)
                beyond.Add(tag);
            else if (tag > confirmed)
                confirmed = tag;

            // A tag that a later "multiple" covered stays in the set and harms nobody: the channel is short-lived.
            while (beyond.Remove(confirmed + 1))
                confirmed++;

            if (confirmed >= awaited)
                signal?.TrySetResult();
        }

        return Task.CompletedTask;
    }

    public Task RefuseAsync()
    {
        lock (gate)
            (signal ??= new TaskCompletionSource()).TrySetException(new InvalidOperationException("The broker refused a message."));

        return Task.CompletedTask;
    }

    public Task UntilOpenAsync(ulong published, ulong most, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (signal is { Task.IsFaulted: true })
                return signal.Task;

            if (published <= confirmed + most)
                return Task.CompletedTask;

            awaited = published - most;
            signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return signal.Task.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        }
    }
}
