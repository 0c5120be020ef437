using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded.Replay;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support.Crash;

/// <summary>Replays files into a host process that is killed at random moments, then looks into the database for what was promised.</summary>
public sealed class CrashRun(CrashSettings settings, Action<string>? report = null)
{
    static readonly TimeSpan StandstillLimit = TimeSpan.FromSeconds(120);

    // A host that was killed may take longer to come back on a busy machine than a person who replays would wait.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Dictionary<Guid, PromisedEvent> promised = [];
    readonly Random random = new(settings.Seed);
    int sentAgain;
    int killsUnderWay;
    int mostUnderWay;

    public async Task<CrashReport> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("marketingbus-crash-").FullName;
        CrashReport outcome;
        await using (var host = await HostProcess.StartAsync(folder))
        {
            var lives = Split(Batches(), settings.Kills + 1);
            for (var life = 0; life < settings.Kills; life++)
                await LiveAndDieAsync(host, folder, life, lives[life], cancellationToken);

            await SendAsync(host, lives[^1], cancellationToken);
            await WaitUntilAtRestAsync(host, folder, cancellationToken);
            outcome = await new CrashVerdict(folder, promised).ReadAsync(cancellationToken);
        }

        outcome = outcome with { Kills = settings.Kills, KillsUnderWay = killsUnderWay, MostUnderWay = mostUnderWay, SentAgain = sentAgain };
        if (outcome.Passed)
            Directory.Delete(folder, recursive: true);
        else
            report?.Invoke($"The database and the host's log are kept in {folder}.");

        return outcome;
    }

    async Task LiveAndDieAsync(HostProcess host, string folder, int life, IReadOnlyList<(ReplayKind Kind, IReadOnlyList<ReplayEvent> Events)> batches, CancellationToken cancellationToken)
    {
        var lifetime = settings.LongestLife * random.NextDouble();
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = SendAsync(host, batches, cancellationToken, taken);
        await Task.WhenAny(taken.Task, sending);
        await Task.Delay(lifetime, TimeProvider.System, cancellationToken);
        await host.KillAsync();

        await using var database = Database.At(folder);
        var underWay = await database.Set<OutboxMessage>().CountAsync(cancellationToken);
        killsUnderWay += underWay > 0 ? 1 : 0;
        mostUnderWay = Math.Max(mostUnderWay, underWay);
        report?.Invoke($"kill {life + 1} of {settings.Kills} after {lifetime.TotalMilliseconds:0} ms: {promised.Count} events accepted, {underWay} messages on their way");

        await host.StartAsync();
        await sending;
    }

    async Task SendAsync(
        HostProcess host, IReadOnlyList<(ReplayKind Kind, IReadOnlyList<ReplayEvent> Events)> batches, CancellationToken cancellationToken, TaskCompletionSource? taken = null)
    {
        var client = new EventClient(host.Http, TimeProvider.System) { Patience = Patience };
        foreach (var (kind, events) in batches)
        {
            var answer = await client.SendAsync(kind, events, cancellationToken);
            foreach (var accepted in answer.Events)
            {
                promised[accepted.EventId] = new PromisedEvent(accepted.JourneyId, accepted.ReviewId);
                sentAgain += accepted.Status == "duplicate" ? 1 : 0;
            }

            taken?.TrySetResult();
        }
    }

    async Task WaitUntilAtRestAsync(HostProcess host, string folder, CancellationToken cancellationToken)
    {
        var lastChange = TimeProvider.System.GetTimestamp();
        (int, int) last = default;
        while (TimeProvider.System.GetElapsedTime(lastChange) < StandstillLimit)
        {
            if (host.HasExited)
                throw new InvalidOperationException($"The host ended by itself; see {host.LogPath}.");

            await using var database = Database.At(folder);
            var waiting = await database.Set<OutboxMessage>().CountAsync(cancellationToken);
            var busy = await database.Set<LeadJourneyState>().CountAsync(x => !CrashVerdict.FinalStates.Contains(x.CurrentState), cancellationToken)
                + await database.Set<CampaignReviewState>().CountAsync(x => !CrashVerdict.FinalStates.Contains(x.CurrentState), cancellationToken);
            if (waiting + busy == 0)
                return;

            if ((waiting, busy) != last)
            {
                last = (waiting, busy);
                lastChange = TimeProvider.System.GetTimestamp();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }

    // Files are woven into each other, so that each life has some of everything.
    List<(ReplayKind Kind, IReadOnlyList<ReplayEvent> Events)> Batches() =>
    [
        .. settings.Files.SelectMany(path => Read(path).Chunk(settings.Batch).Index().Select(x => (x.Index, Kind: x.Item[0].Kind, Events: x.Item)))
            .GroupBy(x => x.Kind)
            .SelectMany(kind => kind.Select(x => (Place: (double)x.Index / kind.Count(), x.Kind, x.Events)))
            .OrderBy(x => x.Place)
            .Select(x => (x.Kind, (IReadOnlyList<ReplayEvent>)[.. x.Events.Select(e => e.Event)])),
    ];

    List<(ReplayKind Kind, ReplayEvent Event)> Read(string path)
    {
        var file = EventFile.Open(path, new ReplaySettings { Map = new Dictionary<string, string>(), SourceSystem = MarketingIds.DefaultSourceSystem, Batch = settings.Batch });
        return [.. file.Events().Take(settings.RowLimit).Where(x => x.Body is not null).Select(x => (file.Kind, x))];
    }

    static List<List<T>> Split<T>(List<T> items, int parts) =>
        [.. Enumerable.Range(0, parts).Select(part => items.Skip(part * items.Count / parts).Take(((part + 1) * items.Count / parts) - (part * items.Count / parts)).ToList())];
}
