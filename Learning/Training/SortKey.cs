using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>
/// Finds what a file is sorted by: a column that only rises or only falls from row to row, or whose values come in one block each. What moves from the first rows to the last of such a
/// file says nothing of time. Names of moments, such as month, are passed over: sorted by those, rows are in order of time.
/// </summary>
internal static class SortKey
{
    const double Mostly = 0.995;
    const double MostOfOne = 0.9;
    const int LeastRows = 50;

    static readonly HashSet<string> Moments =
    [
        "date", "datetime", "time", "timestamp", "day", "week", "month", "quarter", "year", "period", "epoch", "datum", "tag", "woche", "monat", "jahr", "mois", "fecha", "mes", "data",
    ];

    /// <summary>The column's name, the label's among them; null where the rows are sorted by nothing that is known.</summary>
    public static string? Find(IReadOnlyList<TypedColumn> columns, Label label) =>
        columns.FirstOrDefault(x => x.IsUsable && !ColumnName.Words(x.Name).Any(Moments.Contains) && IsSorted(x))?.Name ?? (IsInBlocks([.. label.Values.Select(x => x ? 1 : 0)]) ? label.Column : null);

    static bool IsSorted(TypedColumn column) => column.Kind switch
    {
        ColumnKind.Categorical or ColumnKind.Boolean => IsInBlocks([.. column.Raw.Codes.Where(x => x != RawColumn.Unknown)]),
        ColumnKind.Numeric => IsMonotone([.. Enumerable.Range(0, column.Raw.Codes.Length).Select(column.NumberAt).Where(double.IsFinite)]),
        _ => false,
    };

    static bool IsMonotone(double[] numbers)
    {
        var (up, down) = (0, 0);
        for (var i = 1; i < numbers.Length; i++)
        {
            up += numbers[i] > numbers[i - 1] ? 1 : 0;
            down += numbers[i] < numbers[i - 1] ? 1 : 0;
        }

        // A number that hardly ever moves is sorted by chance.
        return numbers.Length >= LeastRows && up + down >= 3 && Math.Max(up, down) >= Mostly * (up + down) && Math.Min(up, down) <= numbers.Length / 1000;
    }

    static bool IsInBlocks(int[] codes)
    {
        var changes = 0;
        for (var i = 1; i < codes.Length; i++)
            changes += codes[i] != codes[i - 1] ? 1 : 0;

        // A flag that hardly any row has is in one block by chance.
        var counts = codes.CountBy(x => x).Select(x => x.Value).ToList();
        return codes.Length >= LeastRows && counts.Count >= 2 && counts.Count <= codes.Length / 10 && counts.Max() <= MostOfOne * codes.Length && changes == counts.Count - 1;
    }
}
