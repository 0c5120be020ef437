using MarketingBus.Learning.Evaluation;

namespace MarketingBus.Learning.Tables;

/// <summary>
/// Makes a table out of rows as they come; an empty nameless column is dropped. Where a column names the record, exact copies of a row are copies of the
/// record and are removed; elsewhere equal rows are observations of their own. A row is not kept as text.
/// </summary>
/// <param name="isNeeded">By a column's name in snake_case: whether it is kept whatever it holds, as the label and the key are; null: none is.</param>
internal sealed class RawTableBuilder(IReadOnlyList<string> header, Predicate<string>? isNeeded = null)
{
    const double MostlyDistinct = 0.9;

    readonly RawColumnBuilder[] columns = [.. header.Select(name => new RawColumnBuilder(isNeeded?.Invoke(ColumnName.SnakeCase(name)) == true))];
    readonly Dictionary<ulong, int> seen = [];
    readonly List<ulong> hashes = [];
    readonly List<int> firsts = [];
    readonly bool[] isFilled = new bool[header.Count];
    int shortRows;

    /// <param name="row">As many cells as the header has; null is unknown.</param>
    /// <param name="isShort">Its last cells were not there.</param>
    public void Add(ReadOnlySpan<string?> row, bool isShort = false)
    {
        var hash = RowHash.Of(row);
        var copy = seen[hash] = seen.GetValueOrDefault(hash) + 1;
        if (copy == 1)
            firsts.Add(hashes.Count);

        // Equal rows are divided as if they were not, each copy always to the same side.
        hashes.Add(copy == 1 ? hash : RowHash.Salted(hash, copy));
        shortRows += isShort ? 1 : 0;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Add(row[i]);
            isFilled[i] |= row[i] is not null;
        }
    }

    public RawTable Build(string source, int files)
    {
        var names = HeaderNames.Unique(header);
        var copies = hashes.Count - firsts.Count;
        var table = new RawTable
        {
            Source = source,
            Columns = [.. Enumerable.Range(0, columns.Length).Where(i => header[i].Length > 0 || isFilled[i]).Select(i => columns[i].Build(names[i]))],
            RowCount = hashes.Count,
            Hashes = [.. hashes],
            FileCount = files,
            RowsRead = hashes.Count,
            ShortRows = shortRows,
        };
        return copies > 0 && table.Columns.Any(NamesRecord) ? table.Keep(firsts) with { DuplicateRows = copies } : table with { EqualRows = copies };
    }

    bool NamesRecord(RawColumn column) =>
        column.IsAbandoned || column.Distinct.Count >= MostlyDistinct * hashes.Count
        || (RecordNames.IsNameOfId(column.Name) && column.Distinct.Count >= MostlyDistinct * firsts.Count);
}
