using System.Net.Http.Json;
using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Waits until the server has nothing left to do: no message on its way, every journey and review at rest.</summary>
internal sealed class Settling(HttpClient http, TimeProvider time)
{
    /// <summary>States in which nothing more happens by itself: done, given up, or a person's turn.</summary>
    public static readonly string[] AtRest = ["Completed", "Faulted", "Abandoned", "AwaitingManager", "Awaited"];

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan StandstillLimit = TimeSpan.FromSeconds(60);

    /// <summary>False when nothing moves any more although something is left.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var settled = false;
        await TerminalProgress.RunAsync(async progress =>
        {
            var bar = progress.AddTask("waiting for the journeys");
            var most = 1;
            var last = -1;
            var lastChange = time.GetTimestamp();
            while (!settled && time.GetElapsedTime(lastChange) < StandstillLimit)
            {
                var left = await LeftAsync(cancellationToken) ?? last;
                settled = left == 0;
                if (left != last)
                    lastChange = time.GetTimestamp();

                last = left;
                most = Math.Max(most, left);
                bar.Value = 100.0 * (most - Math.Max(left, 0)) / most;
                if (!settled)
                    await Task.Delay(Interval, time, cancellationToken);
            }
        });
        return settled;
    }

    async Task<int?> LeftAsync(CancellationToken cancellationToken)
    {
        try
        {
            var status = await http.GetFromJsonAsync<SystemStatus>(new Uri("api/agents/system/status", UriKind.Relative), WireJson.Options, cancellationToken);
            return status is null ? null : status.Bus.OutboxDepth + Busy(status.Journeys) + Busy(status.Reviews);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The server may be starting again; the standstill limit decides for how long that is believed.
            return null;
        }
    }

    static int Busy(IReadOnlyDictionary<string, int> states) => states.Where(x => !AtRest.Contains(x.Key)).Sum(x => x.Value);

    sealed record SystemStatus(BusStatus Bus, IReadOnlyDictionary<string, int> Journeys, IReadOnlyDictionary<string, int> Reviews);

    sealed record BusStatus(int OutboxDepth);
}
