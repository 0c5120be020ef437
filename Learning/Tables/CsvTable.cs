namespace MarketingBus.Learning.Tables;

/// <summary>Reads CSV files with a header, row by row; several files must have the same columns.</summary>
internal static class CsvTable
{
    const int RowsBetweenReports = 20_000;

    /// <param name="isNeeded">By a column's name in snake_case: whether it is kept whatever it holds; null: none is.</param>
    /// <param name="progress">Share of the files read, 0 to 1.</param>
    /// <param name="hasQuotes">False: a quote is text like any other letter.</param>
    public static RawTable Read(IReadOnlyList<string> paths, Predicate<string>? isNeeded = null, Action<double>? progress = null, bool hasQuotes = true)
    {
        if (paths.Count == 0)
            throw new TrainingDataException("No file was named.");
        if (paths.FirstOrDefault(x => !File.Exists(x)) is { } absent)
            throw new TrainingDataException($"There is no file '{absent}'.");

        string[]? header = null;
        RawTableBuilder? builder = null;
        var (separator, misquoted) = (',', 0);
        foreach (var (index, path) in paths.Index())
        {
            using var stream = File.OpenRead(path);
            if (FileSignature.WhyNoText(stream) is { } fault)
                throw new TrainingDataException($"{Path.GetFileName(path)} {fault}");

            void Report() => progress?.Invoke((index + ((double)stream.Position / Math.Max(1, stream.Length))) / paths.Count);

            using var file = new CsvRecords(stream, Path.GetFileName(path), FileEncoding.Of(path), hasQuotes);
            if (header is not null && !header.SequenceEqual(file.Header))
                throw new TrainingDataException($"{file.Name} has other columns than {Path.GetFileName(paths[0])}; train on each alone.");

            header = file.Header;
            builder ??= new RawTableBuilder(header, isNeeded);
            ReadRows(file, builder, new string?[header.Length], Report);
            separator = file.Separator;
            misquoted += file.Misquoted;
        }

        return builder!.Build(string.Join(" + ", paths.Select(Path.GetFileName)), paths.Count) with { Separator = separator, MisquotedRows = misquoted };
    }

    static void ReadRows(CsvRecords file, RawTableBuilder builder, string?[] cells, Action report)
    {
        // An empty trailing column may be left off.
        var named = Array.FindLastIndex(file.Header, x => x.Length > 0) + 1;
        for (var row = 1; file.Read(cells); row++)
        {
            builder.Add(cells, isShort: file.FieldCount < named);
            if (row % RowsBetweenReports == 0)
                report();
        }
    }
}
