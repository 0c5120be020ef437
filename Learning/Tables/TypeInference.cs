namespace MarketingBus.Learning.Tables;

/// <summary>Finds the kind of a column.</summary>
internal static class TypeInference
{
    const double MostlyParsed = 0.98;

    static readonly HashSet<string> IdWords = ["id", "uuid", "guid", "key", "number", "no", "email", "phone", "mobile", "url", "hash"];

    public static TypedColumn Infer(RawColumn column)
    {
        var known = column.Values.OfType<string>().ToList();
        var distinct = known.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = 1 - (double)known.Count / Math.Max(1, column.Values.Length);
        var (kind, format) = KindOf(column.Name, known, distinct);
        return new TypedColumn(column, kind, distinct.Count, missing, format);
    }

    static (ColumnKind Kind, string? DateFormat) KindOf(string name, List<string> known, HashSet<string> distinct)
    {
        if (distinct.Count == 0 || (distinct.Count == 1 && BooleanText.Parse(known[0]) is not true))
            return (ColumnKind.Constant, null);

        if (distinct.Count <= 2 && distinct.All(x => BooleanText.Parse(x) is not null))
            return (ColumnKind.Boolean, null);

        var unique = (double)distinct.Count / known.Count;
        var hasIdName = ColumnName.Words(name).Any(IdWords.Contains);
        if (hasIdName && unique > 0.5 && known.Count > 20)
            return (ColumnKind.Id, null);

        if (DateText.FindFormat(known) is { } format && !known.Take(50).All(x => NumberText.TryParse(x, out _) && x.Length != 8))
            return (ColumnKind.Date, format);

        if (known.Count(x => NumberText.TryParse(x, out _)) >= MostlyParsed * known.Count)
            return (IsRunningNumber(known, unique) ? ColumnKind.Id : ColumnKind.Numeric, null);

        var words = known.Average(x => x.Count(letter => letter == ' ') + 1);
        if (unique > 0.5 && known.Count > 20)
            return (words >= 4 ? ColumnKind.Text : ColumnKind.Id, null);

        return (words >= 12 && unique > 0.2 ? ColumnKind.Text : ColumnKind.Categorical, null);
    }

    static bool IsRunningNumber(List<string> known, double unique)
    {
        if (unique < 1 || known.Count < 20)
            return false;

        var numbers = known.ConvertAll(x => NumberText.TryParse(x, out var number) ? number : double.NaN);
        var steps = numbers.Zip(numbers.Skip(1), (left, right) => right - left).ToList();
        return numbers.All(double.IsInteger) && (steps.TrueForAll(x => x > 0) || steps.TrueForAll(x => x < 0));
    }
}
