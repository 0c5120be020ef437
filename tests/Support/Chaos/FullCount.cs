namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Lets the world come to rest and looks what has become of everything.</summary>
internal sealed class FullCount(ChaosWorld world, BrokerQueues queues, TimeSpan patience)
{
    const string Shown = "evidence.txt";

    /// <summary>The verdict, what was left when nothing moved any more, and what lies in error queues.</summary>
    public async Task<(ChaosVerdict Verdict, (IReadOnlyList<string> Left, IReadOnlyList<string> Errors) Broken)> TakeAsync(
        IReadOnlyDictionary<Guid, Promise> promises, CancellationToken cancellationToken)
    {
        var left = await new RestWatch(world.OpenDatabase, queues, patience).WaitAsync(cancellationToken);
        var errors = new List<string>();
        foreach (var (queue, messages) in await queues.MessagesAsync(cancellationToken))
        {
            if (RestWatch.IsEnd(queue) && messages > 0)
                errors.AddRange([$"{messages} messages in {queue}", .. await queues.PeekAsync(queue, cancellationToken)]);
        }

        await using var database = world.OpenDatabase();
        var rows = await ChaosRows.ReadAsync(database, world.Servers.CachePort, world.Graph, cancellationToken);
        return (new ChaosVerdict(promises, rows, TimeProvider.System.GetUtcNow()), (left, errors));
    }

    public async Task ShowAsync(IEnumerable<Guid> suspects, Action<string> report, CancellationToken cancellationToken)
    {
        await using var database = world.OpenDatabase();
        foreach (var suspect in suspects)
        {
            var evidence = await Evidence.OfAsync(database, suspect, cancellationToken);
            report(evidence);
            await File.AppendAllTextAsync(Path.Combine(world.Folder, Shown), evidence + Environment.NewLine, cancellationToken);
        }
    }
}
