using CsvHelper;

namespace MarketingBus.Learning.Tables;

/// <summary>Reads CSV files with a header, row by row; several files must have the same columns.</summary>
internal static class CsvTable
{
    const int RowsBetweenReports = 20_000;

    /// <param name="isNeeded">By a column's name in snake_case: whether it is kept whatever it holds; null: none is.</param>
    /// <param name="progress">Share of the files read, 0 to 1.</param>
    public static RawTable Read(IReadOnlyList<string> paths, Predicate<string>? isNeeded = null, Action<double>? progress = null)
    {
        if (paths.Count == 0)
            throw new TrainingDataException("No file was named.");
        if (paths.FirstOrDefault(x => !File.Exists(x)) is { } absent)
            throw new TrainingDataException($"There is no file '{absent}'.");

        string[]? header = null;
        RawTableBuilder? builder = null;
        var separator = ',';
        foreach (var (index, path) in paths.Index())
        {
            using var stream = File.OpenRead(path);
            void Report() => progress?.Invoke((index + ((double)stream.Position / Math.Max(1, stream.Length))) / paths.Count);

            // The reader finds the delimiter (, ; tab or |) and the encoding (by its byte order mark) itself.
            using var reader = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true, PoolStrings = true }, leaveOpen: true);
            var names = HeaderOf(reader, path);
            if (header is not null && !header.SequenceEqual(names))
                throw new TrainingDataException($"{Path.GetFileName(path)} has other columns than {Path.GetFileName(paths[0])}; train on each alone.");

            header = names;
            separator = reader.Separator;
            builder ??= new RawTableBuilder(header, isNeeded);
            ReadRows(reader, path, builder, new string?[header.Length], Report);
        }

        return builder!.Build(string.Join(" + ", paths.Select(Path.GetFileName)), paths.Count) with { Separator = separator };
    }

    static string[] HeaderOf(CsvReader reader, string path)
    {
        reader.ReadHeader();
        return reader.Headers is { Count: > 0 } names && !names.All(string.IsNullOrWhiteSpace)
            ? [.. names.Select(x => x.Trim())]
            : throw new TrainingDataException($"{Path.GetFileName(path)} is empty: it needs a header and rows.");
    }

    static void ReadRows(CsvReader reader, string path, RawTableBuilder builder, string?[] cells, Action report)
    {
        for (var row = 1; reader.Read(); row++)
        {
            for (var i = cells.Length; i < reader.FieldCount; i++)
            {
                if (!reader.IsEmpty(i))
                    throw new TrainingDataException(
                        $"Line {reader.LineNumber} of {Path.GetFileName(path)} has {reader.FieldCount} fields, the header has {cells.Length}: a quote or delimiter is missing.");
            }

            for (var i = 0; i < cells.Length; i++)
                cells[i] = i < reader.FieldCount ? MissingValues.Clean(reader.GetString(i)) : null;

            builder.Add(cells);
            if (row % RowsBetweenReports == 0)
                report();
        }
    }
}
