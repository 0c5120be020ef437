namespace MarketingBus.Bench.Pipeline.Flow;

/// <summary>Counts what has come to its end, and lets one wait for a count. A case that stands still fails instead of waiting for ever.</summary>
public sealed class FlowProgress
{
    static readonly TimeSpan StandstillLimit = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    long count;

    public void Completed() => Interlocked.Increment(ref count);

    public Task WaitForAsync(long expected, CancellationToken cancellationToken) =>
        WaitForAsync(() => Task.FromResult(Interlocked.Read(ref count)), expected, Pause, cancellationToken);

    public static async Task WaitForAsync(Func<Task<long>> read, long expected, TimeSpan pause, CancellationToken cancellationToken)
    {
        var (last, lastChange) = (-1L, TimeProvider.System.GetTimestamp());
        while (await read() is var now && now < expected)
        {
            if (now != last)
                (last, lastChange) = (now, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(lastChange) > StandstillLimit)
                throw new TimeoutException($"{now} of {expected} came to their end, and nothing has moved for {StandstillLimit.TotalSeconds:0} s.");

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }
}
