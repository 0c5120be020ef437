namespace MarketingBus.Learning.Tables;

/// <summary>Finds the kind of a column from its distinct values and how often each comes.</summary>
internal static class TypeInference
{
    const double MostlyParsed = 0.98;

    static readonly HashSet<string> IdWords = ["id", "uuid", "guid", "key", "number", "no", "email", "phone", "mobile", "url", "hash"];

    public static TypedColumn Infer(RawColumn column)
    {
        var counts = column.Counts();
        var known = counts.Sum();
        var distinct = column.Distinct.Where((_, i) => counts[i] > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = 1 - ((double)known / Math.Max(1, column.Codes.Length));
        if (column.IsAbandoned)
            return new TypedColumn(column, Words(column, counts, known) >= 4 ? ColumnKind.Text : ColumnKind.Id, distinct.Count, column.Codes.Length == 0 ? 1 : 0);

        var (kind, format) = KindOf(column, counts, known, distinct);
        return new TypedColumn(column, kind, distinct.Count, missing, format);
    }

    static (ColumnKind Kind, string? DateFormat) KindOf(RawColumn column, int[] counts, int known, HashSet<string> distinct)
    {
        if (distinct.Count == 0 || (distinct.Count == 1 && BooleanText.Parse(distinct.First()) is not true))
            return (ColumnKind.Constant, null);

        if (distinct.Count <= 2 && distinct.All(x => BooleanText.Parse(x) is not null))
            return (ColumnKind.Boolean, null);

        var unique = (double)distinct.Count / known;
        var hasIdName = ColumnName.Words(column.Name).Any(IdWords.Contains);
        if (hasIdName && unique > 0.5 && known > 20)
            return (ColumnKind.Id, null);

        List<string> values = [.. column.Distinct.Where((_, i) => counts[i] > 0)];
        if (DateText.FindFormat(values) is { } format && !values.Take(50).All(x => NumberText.TryParse(x, out _) && x.Length != 8))
            return (ColumnKind.Date, format);

        if (column.Distinct.Select((x, i) => NumberText.TryParse(x, out _) ? (long)counts[i] : 0).Sum() >= MostlyParsed * known)
            return (IsRunningNumber(column, known, unique) ? ColumnKind.Id : ColumnKind.Numeric, null);

        var words = Words(column, counts, known);
        if (unique > 0.5 && known > 20)
            return (words >= 4 ? ColumnKind.Text : ColumnKind.Id, null);

        return (words >= 12 && unique > 0.2 ? ColumnKind.Text : ColumnKind.Categorical, null);
    }

    /// <summary>How many a cell has on average.</summary>
    static double Words(RawColumn column, int[] counts, int known) =>
        column.Distinct.Select((x, i) => (double)counts[i] * (x.Count(letter => letter == ' ') + 1)).Sum() / Math.Max(1, known);

    static bool IsRunningNumber(RawColumn column, int known, double unique)
    {
        if (unique < 1 || known < 20)
            return false;

        List<double> numbers = [.. column.Values.OfType<string>().Select(x => NumberText.TryParse(x, out var number) ? number : double.NaN)];
        var steps = numbers.Zip(numbers.Skip(1), (left, right) => right - left).ToList();
        return numbers.TrueForAll(double.IsInteger) && (steps.TrueForAll(x => x > 0) || steps.TrueForAll(x => x < 0));
    }
}
