using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Guard;

/// <summary>
/// A value that only ever comes with the rarer class, in so many rows that chance is out of the question: nobody spends without having
/// visited. The column as a whole may predict little, because the value is rare.
/// </summary>
internal static class GiveawayValue
{
    const int LeastRows = 50;
    const double Purity = 0.995;
    const double LeastUsualShare = 0.8;

    public static string? Explain(TypedColumn column, Label label)
    {
        var rarer = label.BaseRate <= 0.5;
        var usual = UsualValue(column.Raw.Values);
        var groups = column.Kind is ColumnKind.Categorical or ColumnKind.Boolean
            ? column.Raw.Values.Select((value, row) => (value, row)).Where(x => x.value is not null).GroupBy(x => x.value!, x => x.row)
            : usual is null ? [] : column.Raw.Values.Select((value, row) => (value, row)).Where(x => x.value is not null && x.value != usual).GroupBy(_ => $"other than {usual}", x => x.row);

        foreach (var group in groups)
        {
            int[] rows = [.. group];
            var hits = rows.Count(row => label.Values[row] == rarer);
            if (rows.Length >= LeastRows && hits >= Purity * rows.Length)
                return $"All but {rows.Length - hits} of the {rows.Length} rows where it is {group.Key} are {(rarer ? "positive" : "negative")}: it is a consequence, not a cause.";
        }

        return null;
    }

    static string? UsualValue(string?[] values)
    {
        var known = values.OfType<string>().CountBy(x => x).ToList();
        if (known.Count == 0)
            return null;

        var usual = known.MaxBy(x => x.Value);
        return usual.Value >= LeastUsualShare * values.Length ? usual.Key : null;
    }
}
