using MarketingBus.Platform.Text;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>A first pass over a file: how each column writes its numbers and dates, and which rows are about the same. 4,857 and 2/3/2026 say what they mean only beside the others.</summary>
internal sealed class FileSurvey
{
    readonly ColumnMap map;
    readonly Dictionary<int, ColumnFormat> formats;
    readonly int[] subject;
    readonly List<string> notes = [];

    FileSurvey(ColumnMap map, Dictionary<int, ColumnFormat> formats, Subjects subjects, int[] subject) =>
        (this.map, this.formats, Subjects, this.subject) = (map, formats, subjects, subject);

    public Subjects Subjects { get; }

    /// <summary>What was found out that the file does not say itself.</summary>
    public IReadOnlyList<string> Notes => notes;

    public ColumnFormat FormatOf(int column) => formats.GetValueOrDefault(column);

    public ulong SubjectOf(CsvRow row) => Subjects.Of(row, subject);

    public static FileSurvey Of(ColumnMap map, IEnumerable<CsvRow> rows, IReadOnlyList<int> dimensions, char separator, DayOrder unshown)
    {
        var columns = map.Fields.ToDictionary(x => x.Index, x => new ColumnSurvey(map.Names[x.Index], x.Field.Type));
        var told = columns.Where(x => x.Value.IsOfNumbers || x.Value.IsOfDates).ToList();
        int[] subject = map.Kind == ReplayKind.Campaigns ? [map.IndexOf("campaign_id"), map.IndexOf("date")] : [map.IndexOf("lead_id")];
        int[] parts = [.. dimensions];
        var subjects = new Subjects();
        foreach (var row in rows)
        {
            foreach (var (index, column) in told)
                column.Add(row.At(index));

            if (map.Kind != ReplayKind.Engagements)
                subjects.Add(row.Number, Subjects.Of(row, subject), Subjects.Of(row, parts));
        }

        var survey = new FileSurvey(map, [], subjects, subject);
        survey.ReadNumbers([.. columns.Where(x => x.Value.IsOfNumbers)], separator);
        survey.ReadDates([.. columns.Where(x => x.Value.IsOfDates)], unshown);
        return survey;
    }

    void ReadNumbers(IReadOnlyList<KeyValuePair<int, ColumnSurvey>> columns, char separator)
    {
        var proven = NumberFormats.ProvenBy(columns.Select(x => x.Value.Shapes));
        foreach (var (index, column) in columns)
        {
            var format = NumberFormats.Of(column.Shapes, proven, separator);
            var isPercent = column.Type is FieldType.Rate or FieldType.Ratio && (column.Unit == "%" || (column.Type == FieldType.Rate && column.HasShareAboveOne(format)));
            formats[index] = new ColumnFormat(format, IsPercent: isPercent);
            if (isPercent)
                notes.Add($"{column.Name} is in percent: 3.2 is sent as 0.032");

            if (column.Type == FieldType.Number && column.Unit is "€" or "EUR" or "£" or "GBP" or "¥" or "CHF")
                notes.Add($"{column.Name} is in {column.Unit} and is sent as it is: amounts are not converted to USD");
        }
    }

    void ReadDates(IReadOnlyList<KeyValuePair<int, ColumnSurvey>> columns, DayOrder unshown)
    {
        var shown = columns.Select(x => x.Value.Days).FirstOrDefault(x => x != DayOrder.Unknown);
        foreach (var (index, column) in columns)
        {
            var order = new[] { column.Days, shown, unshown, DayOrder.MonthFirst }.First(x => x != DayOrder.Unknown);
            formats[index] = new ColumnFormat(Days: order);
            if (column.IsOpen && column.Days == DayOrder.Unknown && shown == DayOrder.Unknown && unshown == DayOrder.Unknown)
                notes.Add($"no value of {column.Name} shows whether day or month comes first: the month was taken; say --dates day-first where that is wrong");
        }
    }
}
