using CsvHelper;

namespace MarketingBus.Learning.Tables;

/// <summary>Reads CSV files with a header; several files must have the same columns.</summary>
internal static class CsvTable
{
    public static RawTable Read(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            throw new TrainingDataException("No file was named.");

        string[]? header = null;
        var rows = new List<string?[]>();
        foreach (var path in paths)
        {
            var found = ReadFile(path, rows);
            if (header is not null && !header.SequenceEqual(found))
                throw new TrainingDataException($"{Path.GetFileName(path)} has other columns than {Path.GetFileName(paths[0])}; train on each alone.");

            header = found;
        }

        return RowSet.ToTable(string.Join(" + ", paths.Select(Path.GetFileName)), header!, rows, paths.Count);
    }

    static string[] ReadFile(string path, List<string?[]> rows)
    {
        if (!File.Exists(path))
            throw new TrainingDataException($"There is no file '{path}'.");

        // The reader finds the delimiter (, ; tab or |) and the encoding (by its byte order mark) itself.
        using var reader = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true, PoolStrings = true });
        reader.ReadHeader();
        if (reader.Headers is not { Count: > 0 } names || names.All(string.IsNullOrWhiteSpace))
            throw new TrainingDataException($"{Path.GetFileName(path)} is empty: it needs a header and rows.");

        while (reader.Read())
            rows.Add(CellsOf(reader, names.Count, path));

        return [.. names.Select(x => x.Trim())];
    }

    static string?[] CellsOf(CsvReader reader, int width, string path)
    {
        for (var i = width; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
                throw new TrainingDataException(
                    $"Line {reader.LineNumber} of {Path.GetFileName(path)} has {reader.FieldCount} fields, the header has {width}: a quote or delimiter is missing.");
        }

        var cells = new string?[width];
        for (var i = 0; i < Math.Min(width, reader.FieldCount); i++)
            cells[i] = MissingValues.Clean(reader.GetString(i));

        return cells;
    }
}
