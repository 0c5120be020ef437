namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>Longer and longer pauses between tries.</summary>
internal sealed class Pause(UpstreamOptions options, TimeProvider time)
{
    const double Chance = .25;

    int count;

    public Task TakeAsync(CancellationToken cancellationToken)
    {
        var length = Math.Min(options.FirstPause.TotalMilliseconds * Math.Pow(2, count), options.LongestPause.TotalMilliseconds);
        count++;
        // So that processes that failed together do not come back together.
        return Task.Delay(TimeSpan.FromMilliseconds(length * (1 - Chance * Random.Shared.NextDouble())), time, cancellationToken);
    }

    /// <summary>It worked: the next pause is a short one.</summary>
    public void Reset() => count = 0;
}
