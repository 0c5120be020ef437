using MarketingBus.Host.Embedded.Commands;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>A file whose rows are events: what they are, how they are written, and what was found out on the way.</summary>
internal sealed class EventFile
{
    const int Sample = 500;

    readonly string path;
    readonly ReplaySettings settings;
    readonly ColumnMap map;
    readonly FileSurvey survey;
    readonly EventReader reader;
    readonly DaySums? sums;
    readonly List<string> notes = [];
    int totals;
    int remarks;

    EventFile(string path, ReplaySettings settings, ColumnMap map, FileSurvey survey, bool sumsDays)
    {
        (this.path, this.settings, this.map, this.survey) = (path, settings, map, survey);
        reader = new EventReader(map, survey, settings);
        sums = sumsDays ? new DaySums(reader, survey) : null;
    }

    public ReplayKind Kind => map.Kind;

    /// <summary>Columns that an event of this kind has no place for.</summary>
    public IReadOnlyList<string> Unused { get; private init; } = [];

    public IReadOnlyList<string> Header => map.Names;

    /// <summary>What a reader of the result should know of the file; all of it once the events were read.</summary>
    public IReadOnlyList<string> Notes => notes;

    public static EventFile Open(string path, ReplaySettings settings)
    {
        ColumnMap map;
        IReadOnlyList<int> dimensions;
        using (var start = OpenText(path, settings))
        {
            var sample = start.Rows().Take(Sample).ToList();
            var kind = settings.Kind ?? KindGuess.Of(start.Header, settings.Map, sample) ?? throw new CommandFailedException(
                $"{start.Name}: its header does not say beyond doubt what its rows are; say --kind leads, --kind campaigns or --kind engagements. Its columns: {string.Join(", ", start.Header)}.", ExitCode.Usage);
            map = ColumnMap.Create(kind, start.Header, settings.Map);
            RequireId(map, start);
            dimensions = kind == ReplayKind.Campaigns ? DimensionColumns.Of(map, sample) : [];
        }

        using var whole = OpenText(path, settings);
        var survey = FileSurvey.Of(map, whole.Rows().Where(x => !IsNoRow(map, x)), dimensions, whole.Separator, settings.Days);
        var sumsDays = map.Kind == ReplayKind.Campaigns && (settings.SumsDays ?? survey.Subjects.HaveParts);
        var file = new EventFile(path, settings, map, survey, sumsDays)
        {
            Unused = map.Kind == ReplayKind.Leads ? [] : [.. map.Rest.Where(x => x.Index < whole.Header.Count && whole.Header[x.Index].Length > 0).Select(x => x.Name)],
        };
        file.NoteHeader(whole);
        return file;
    }

    /// <param name="progressed">Called with the share of the file that was read, 0 to 1.</param>
    public IEnumerable<ReplayEvent> Events(Action<double>? progressed = null)
    {
        using var file = OpenText(path, settings);
        foreach (var row in file.Rows())
        {
            progressed?.Invoke(file.Progress);
            if (RowNames.IsTotal(row, IdOf(map), map.IndexOf("date")))
                totals++;
            else if (RowNames.IsRemark(row, map.Names.Count))
                remarks++;
            else if (sums is null)
                yield return reader.Read(row);
            else if (sums.Add(row) is { } whole)
                yield return whole;
        }

        NoteRows(file);
    }

    static CsvFile OpenText(string path, ReplaySettings settings) => CsvFile.Open(path, name => ColumnMap.IsKnown(name, settings.Map));

    static bool IsNoRow(ColumnMap map, CsvRow row) => RowNames.IsTotal(row, IdOf(map), map.IndexOf("date")) || RowNames.IsRemark(row, map.Names.Count);

    static int IdOf(ColumnMap map) => map.IndexOf(map.Kind == ReplayKind.Campaigns ? "campaign_id" : "lead_id");

    void NoteHeader(CsvFile file)
    {
        if (file.RowsBefore > 0)
            notes.Add($"the header is row {file.RowsBefore + 1}: what stands above it was passed over");

        foreach (var twice in file.Header.Where(x => x.Length > 0).GroupBy(x => x, StringComparer.OrdinalIgnoreCase).Where(x => x.Count() > 1))
            notes.Add($"the column {twice.Key} comes {twice.Count()} times: the first one counts, the others are {string.Join(", ", Enumerable.Range(2, twice.Count() - 1).Select(x => $"{twice.Key} ({x})"))}");

        if (file.Header.Any(x => x.Length == 0))
            notes.Add($"{file.Header.Count(x => x.Length == 0)} columns have no name: {string.Join(", ", file.Header.Index().Where(x => x.Item.Length == 0).Select(x => map.Names[x.Index]))}");

        notes.AddRange(survey.Notes);
    }

    void NoteRows(CsvFile file)
    {
        Note(file.BlankRows, "rows hold nothing and were passed over");
        Note(totals, "rows are totals and were passed over");
        Note(remarks, "rows are remarks of one cell and were passed over");
        if (sums is { Days: > 0 })
            notes.Add($"{sums.RowsAdded} rows are parts of {sums.Days} campaign days and were added up; say --same-day last where the last row holds instead");

        if (sums is null && map.Kind == ReplayKind.Campaigns)
            Note(survey.Subjects.Repetitions, "rows are of a campaign's day that other rows are of as well: the last one holds; say --same-day sum where they are parts of it");

        if (reader.Dropped.Count > 0)
            notes.Add($"{reader.Dropped.Count} columns are not kept in every row, since a lead has at most {EventReader.AttributeLimit} fields of its own: {string.Join(", ", reader.Dropped)}");
    }

    void Note(int count, string what)
    {
        if (count > 0)
            notes.Add($"{count} {what}");
    }

    static void RequireId(ColumnMap map, CsvFile file)
    {
        var id = map.Kind == ReplayKind.Campaigns ? "campaign_id" : "lead_id";
        if (!map.Has(id))
            throw new CommandFailedException($"{file.Name} has no column for {id}; say --map {id}=COLUMN. Its columns: {string.Join(", ", file.Header)}.", ExitCode.Usage);
    }
}
