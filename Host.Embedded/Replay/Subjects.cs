using MarketingBus.Learning.Evaluation;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What each row of a file is about, a lead or a campaign's day, and which rows are about the same: some 60 bytes for each subject, whatever the length of its rows.</summary>
internal sealed class Subjects
{
    readonly Dictionary<ulong, (int First, int Last, ulong Parts)> rows = [];

    /// <summary>Some subject has several rows that differ in what divides it.</summary>
    public bool HaveParts { get; private set; }

    /// <summary>Rows that are about what another row before is about.</summary>
    public int Repetitions { get; private set; }

    /// <param name="row">Its number.</param>
    /// <param name="subject">Of the row.</param>
    /// <param name="parts">What divides its subject.</param>
    public void Add(int row, ulong subject, ulong parts)
    {
        if (!rows.TryGetValue(subject, out var known))
        {
            rows[subject] = (row, row, parts);
            return;
        }

        Repetitions++;
        rows[subject] = (known.First, row, known.Parts);
        HaveParts |= known.Parts != parts;
    }

    public bool IsLast(int row, ulong subject) => rows.TryGetValue(subject, out var known) && known.Last == row;

    public bool HasSeveral(ulong subject) => rows.TryGetValue(subject, out var known) && known.First != known.Last;

    public static ulong Of(CsvRow row, params ReadOnlySpan<int> columns)
    {
        var cells = new string?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            cells[i] = row.At(columns[i]);

        return RowHash.Of(cells);
    }
}
