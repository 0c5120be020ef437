namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One file on its way to the server.</summary>
internal sealed class FileReplay(string path, ReplaySettings settings, EventClient client)
{
    EventFile? file;

    public ReplayTally Tally { get; } = new();

    public ReplayKind Kind => file?.Kind ?? default;

    /// <summary>Columns that an event of this kind has no place for.</summary>
    public IReadOnlyList<string> Unused => file?.Unused ?? [];

    /// <summary>What was found out about the file.</summary>
    public IReadOnlyList<string> Notes => file?.Notes ?? [];

    /// <param name="progressed">Called after each batch with the share of the file that was read, 0 to 1.</param>
    /// <param name="cancellationToken">Ends the replay; what was accepted stays.</param>
    public async Task RunAsync(Action<double> progressed, CancellationToken cancellationToken)
    {
        file = EventFile.Open(path, settings);
        using var rejected = RejectedFile.At(settings.RejectedPath, file.Header);
        var share = 0.0;
        foreach (var batch in file.Events(x => share = x).Chunk(settings.Batch))
        {
            Tally.Count(batch.Where(x => x.Body is null));

            // Of several rows about one lead the last one is in a request of its own, after the others.
            foreach (var events in batch.Where(x => x.Body is not null).GroupBy(x => x.IsLast).OrderBy(x => x.Key))
            {
                ReplayEvent[] sent = [.. events];
                Tally.Count(await client.SendAsync(file.Kind, sent, cancellationToken), sent);
            }

            rejected.Write(Tally.TakeRejected());
            progressed(share);
        }
    }
}
