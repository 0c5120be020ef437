namespace MarketingBus.Bench.Pipeline;

/// <summary>The time that calls take, one after the other.</summary>
internal static class Latency
{
    // What follows from a call, and nobody waits for, is done by then.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Without a pause, as a caller in a hurry does, half of the calls; with one, the rest, and those are what the bar compares.</summary>
    public static async Task<CaseResult> MeasureAsync<T>(string name, IReadOnlyList<T> calls, int warmUp, Func<T, Task> call, CancellationToken cancellationToken)
    {
        var measured = (calls.Count - warmUp) / 2;
        await TimeAsync(calls.Take(warmUp), call, TimeSpan.Zero, cancellationToken);
        var hurried = await TimeAsync(calls.Skip(warmUp).Take(measured), call, TimeSpan.Zero, cancellationToken);
        var unhurried = await TimeAsync(calls.Skip(warmUp + measured), call, Pause, cancellationToken);
        return new CaseResult(name, new Dictionary<string, double>
        {
            [CaseResult.P50] = At(unhurried, .5),
            [CaseResult.P99] = At(unhurried, .99),
            ["p50_without_pause_ms"] = At(hurried, .5),
            ["p99_without_pause_ms"] = At(hurried, .99),
        });
    }

    static async Task<TimeSpan[]> TimeAsync<T>(IEnumerable<T> calls, Func<T, Task> call, TimeSpan pause, CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        foreach (var each in calls)
        {
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
            var started = TimeProvider.System.GetTimestamp();
            await call(each);
            times.Add(TimeProvider.System.GetElapsedTime(started));
        }

        return [.. times.Order()];
    }

    static double At(TimeSpan[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))].TotalMilliseconds;
}
