using MarketingBus.Host.Embedded.Commands;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>One file on its way to the server.</summary>
internal sealed class FileReplay(string path, ReplaySettings settings, EventClient client)
{
    const int DateSample = 1000;

    public ReplayTally Tally { get; } = new();

    public ReplayKind Kind { get; private set; }

    /// <summary>Columns that an event of this kind has no place for.</summary>
    public IReadOnlyList<string> Unused { get; private set; } = [];

    /// <param name="progressed">Called after each batch with the share of the file that was read, 0 to 1.</param>
    public async Task RunAsync(Action<double> progressed, CancellationToken cancellationToken)
    {
        using var file = CsvFile.Open(path);
        Kind = settings.Kind ?? KindGuess.Of(file.Header, settings.Map)
            ?? throw new CommandFailedException($"{file.Name}: cannot tell from its header what its rows are; say --kind leads, campaigns or engagements.", ExitCode.Usage);
        var map = ColumnMap.Create(Kind, file.Header, settings.Map);
        RequireId(map, file);
        Unused = Kind == ReplayKind.Leads ? [] : [.. map.Rest.Select(x => x.Name)];

        var reader = new EventReader(map, settings.SourceSystem, ShowsDayFirst(map));
        foreach (var rows in file.Rows().Chunk(settings.Batch))
        {
            var events = Sendable(rows.Select(reader.Read));
            if (events.Count > 0)
                Tally.Count(await client.SendAsync(Kind, events, cancellationToken), events);

            progressed(file.Progress);
        }
    }

    List<ReplayEvent> Sendable(IEnumerable<ReplayEvent> events)
    {
        var seen = new HashSet<Guid>();
        var sendable = new List<ReplayEvent>();
        foreach (var read in events)
        {
            if (read.Error is { } error)
                Tally.Reject(read.Row, error);
            else if (seen.Add(read.EventId))
                sendable.Add(read);
            else
                Tally.Duplicate();
        }

        return sendable;
    }

    // Whether 2/3/21 is in February or in March shows only in other rows.
    bool ShowsDayFirst(ColumnMap map)
    {
        var dates = map.Fields.Where(x => x.Field.Type is FieldType.Day or FieldType.Instant).Select(x => x.Index).ToList();
        using var file = CsvFile.Open(path);
        return dates.Count > 0 && file.Rows().Take(DateSample)
            .Any(row => dates.Any(index => index < row.Fields.Count && row.Fields[index] is { } text && FieldTime.ShowsDayFirst(text)));
    }

    static void RequireId(ColumnMap map, CsvFile file)
    {
        var id = map.Kind == ReplayKind.Campaigns ? "campaign_id" : "lead_id";
        if (!map.Has(id))
            throw new CommandFailedException($"{file.Name} has no column for {id}; say --map {id}=COLUMN. Its columns: {string.Join(", ", file.Header)}.", ExitCode.Usage);
    }
}
