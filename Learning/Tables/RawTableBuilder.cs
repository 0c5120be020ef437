using MarketingBus.Learning.Evaluation;

namespace MarketingBus.Learning.Tables;

/// <summary>Makes a table out of rows as they come: duplicates are skipped, an empty nameless column is dropped. A row is not kept as text.</summary>
/// <param name="isNeeded">By a column's name in snake_case: whether it is kept whatever it holds, as the label and the key are; null: none is.</param>
internal sealed class RawTableBuilder(IReadOnlyList<string> header, Predicate<string>? isNeeded = null)
{
    readonly RawColumnBuilder[] columns = [.. header.Select(name => new RawColumnBuilder(isNeeded?.Invoke(ColumnName.SnakeCase(name)) == true))];
    readonly HashSet<ulong> seen = [];
    readonly List<ulong> hashes = [];
    readonly bool[] isFilled = new bool[header.Count];
    int read;

    /// <param name="row">As many cells as the header has; null is unknown.</param>
    public void Add(ReadOnlySpan<string?> row)
    {
        read++;
        var hash = RowHash.Of(row);
        if (!seen.Add(hash))
            return;

        hashes.Add(hash);
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Add(row[i]);
            isFilled[i] |= row[i] is not null;
        }
    }

    public RawTable Build(string source, int files)
    {
        var names = Unique(header);
        return new RawTable
        {
            Source = source,
            Columns = [.. Enumerable.Range(0, columns.Length).Where(i => header[i].Length > 0 || isFilled[i]).Select(i => columns[i].Build(names[i]))],
            RowCount = hashes.Count,
            Hashes = [.. hashes],
            FileCount = files,
            RowsRead = read,
            DuplicateRows = read - hashes.Count,
        };
    }

    static string[] Unique(IReadOnlyList<string> header)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[header.Count];
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Length > 0 ? header[i] : $"column {i + 1}";
            for (var copy = 2; !taken.Add(name); copy++)
                name = $"{header[i]} ({copy})";

            names[i] = name;
        }

        return names;
    }
}
