namespace MarketingBus.Learning.Tables;

/// <summary>Finds the kind of a column from its distinct values, how often each comes, and its name.</summary>
internal static class TypeInference
{
    const double MostlyParsed = 0.98;

    /// <summary>All columns; one that leaves open how it writes numbers follows the others.</summary>
    public static IReadOnlyList<TypedColumn> Of(RawTable table)
    {
        var proven = NumberFormats.ProvenBy(table.Columns.Select(x => x.Distinct));
        return [.. table.Columns.Select(x => Infer(x, proven, table.Separator))];
    }

    public static TypedColumn Infer(RawColumn column, NumberFormat? proven = null, char separator = ',')
    {
        var counts = column.Counts();
        var known = counts.Sum();
        List<string> values = [.. column.Distinct.Where((_, i) => counts[i] > 0)];
        var distinct = values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = 1 - ((double)known / Math.Max(1, column.Codes.Length));
        if (column.IsAbandoned)
            return new TypedColumn(column, Words(column, counts, known) >= 4 ? ColumnKind.Text : ColumnKind.Id, distinct.Count, column.Codes.Length == 0 ? 1 : 0);

        if (distinct.Count == 0 || (distinct.Count == 1 && BooleanText.Parse(distinct.First()) is not true))
            return new TypedColumn(column, ColumnKind.Constant, distinct.Count, missing);

        if (distinct.Count <= 2 && distinct.All(x => BooleanText.Parse(x) is not null))
            return new TypedColumn(column, ColumnKind.Boolean, distinct.Count, missing);

        if (DateText.FindFormat(values) is { } date && !values.Take(50).All(x => NumberText.TryParse(x, NumberFormat.Unknown, out _) && x.Length != 8))
            return new TypedColumn(column, ColumnKind.Date, distinct.Count, missing, date);

        var unique = (double)distinct.Count / known;
        var format = NumberFormats.Of(values, proven, separator);
        if (column.Distinct.Select((x, i) => NumberText.TryParse(x, format, out _) ? (long)counts[i] : 0).Sum() >= MostlyParsed * known)
            return new TypedColumn(column, KindOfNumbers(column, values, known, unique, format), distinct.Count, missing, NumberFormat: format);

        return new TypedColumn(column, KindOfText(column, counts, known, unique), distinct.Count, missing);
    }

    static ColumnKind KindOfNumbers(RawColumn column, List<string> values, int known, double unique, NumberFormat format)
    {
        var namesRecord = RecordNames.IsNameOfId(column.Name) && unique > 0.5 && known > 20 && values.TrueForAll(x => double.IsInteger(NumberOf(x, format)));
        return namesRecord || IsRunningNumber(column, known, unique, format) ? ColumnKind.Id : ColumnKind.Numeric;
    }

    static ColumnKind KindOfText(RawColumn column, int[] counts, int known, double unique)
    {
        var words = Words(column, counts, known);
        if (unique > 0.5 && known > 20)
            return words >= 4 && !RecordNames.IsNameOfId(column.Name) ? ColumnKind.Text : ColumnKind.Id;

        return words >= 12 && unique > 0.2 ? ColumnKind.Text : ColumnKind.Categorical;
    }

    /// <summary>How many a cell has on average.</summary>
    static double Words(RawColumn column, int[] counts, int known) =>
        column.Distinct.Select((x, i) => (double)counts[i] * (x.Count(letter => letter == ' ') + 1)).Sum() / Math.Max(1, known);

    static bool IsRunningNumber(RawColumn column, int known, double unique, NumberFormat format)
    {
        if (unique < 1 || known < 20)
            return false;

        List<double> numbers = [.. column.Values.OfType<string>().Select(x => NumberOf(x, format))];
        var steps = numbers.Zip(numbers.Skip(1), (left, right) => right - left).ToList();
        return numbers.TrueForAll(double.IsInteger) && (steps.TrueForAll(x => x > 0) || steps.TrueForAll(x => x < 0));
    }

    static double NumberOf(string text, NumberFormat format) => NumberText.TryParse(text, format, out var number) ? number : double.NaN;
}
