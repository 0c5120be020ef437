using System.Collections.Concurrent;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Adds up what each instance has acknowledged. A channel's figure ends with the channel, so that it is looked at again and again.</summary>
internal sealed class WorkSpread(BrokerQueues queues)
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    readonly ConcurrentDictionary<(string Process, string Channel), long> seen = [];

    public IReadOnlyDictionary<string, long> ByInstance =>
        seen.Where(x => x.Value > 0).GroupBy(x => x.Key.Process).OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.Sum(channel => channel.Value));

    public async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping);
                foreach (var (channel, process, acknowledged) in await queues.AcknowledgedAsync(stopping))
                    seen[(process, channel)] = acknowledged;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // The broker is down, or it is over.
            }
        }
    }
}
