namespace MarketingBus.Learning.Tables;

/// <summary>Makes a table out of rows: duplicates removed, empty nameless columns dropped.</summary>
internal static class RowSet
{
    public static RawTable ToTable(string source, string[] header, List<string?[]> rows, int files)
    {
        var seen = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        var kept = rows.Where(row => seen.Add(string.Join('\u001F', row))).ToList();
        var names = Unique(header);
        var columns = Enumerable.Range(0, header.Length)
            .Select(i => new RawColumn(names[i], [.. kept.Select(row => row[i])]))
            .Where((column, i) => header[i].Length > 0 || column.Values.Any(x => x is not null));

        return new RawTable
        {
            Source = source,
            Columns = [.. columns],
            RowCount = kept.Count,
            FileCount = files,
            RowsRead = rows.Count,
            DuplicateRows = rows.Count - kept.Count,
        };
    }

    static string[] Unique(string[] header)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[header.Length];
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Length > 0 ? header[i] : $"column {i + 1}";
            for (var copy = 2; !taken.Add(name); copy++)
                name = $"{header[i]} ({copy})";

            names[i] = name;
        }

        return names;
    }
}
