using MarketingBus.Data.Ingress;
using MarketingBus.Learning.Tables;
using MathNet.Numerics.Statistics;

namespace MarketingBus.Learning.Training;

/// <summary>What the values of a column are, in its unit. Of what is no feature's kind (an id, free text) nothing is said: it may name a person.</summary>
internal static class ColumnRanges
{
    const int MostValues = 5;
    const int LeastRows = 5;

    public static ColumnReport AddTo(ColumnReport report, TypedColumn column, int[] training) => column.Kind switch
    {
        ColumnKind.Numeric => report with { Unit = ColumnUnit.Of(column.Name, column.Raw.Distinct), Numbers = NumbersOf(column, training) },
        ColumnKind.Date => report with { Dates = DatesOf(column, training) },
        ColumnKind.Categorical or ColumnKind.Boolean => report with { Values = ValuesOf(column, training) },
        _ => report,
    };

    static NumberRange? NumbersOf(TypedColumn column, int[] training)
    {
        double[] numbers = [.. training.Select(column.NumberAt).Where(double.IsFinite).Order()];
        return numbers.Length == 0 ? null : new NumberRange(numbers[0], SortedArrayStatistics.Median(numbers), numbers[^1]);
    }

    static DateRange? DatesOf(TypedColumn column, int[] training)
    {
        double[] days = [.. training.Select(column.NumberAt).Where(double.IsFinite)];
        return days.Length == 0 ? null : new DateRange(DateTimeOffset.UnixEpoch.AddDays(days.Min()), DateTimeOffset.UnixEpoch.AddDays(days.Max()));
    }

    static ValueShare[] ValuesOf(TypedColumn column, int[] training) =>
    [
        .. column.Raw.Distinct.Zip(column.Raw.Keep(training).Counts(), (value, count) => (Value: value, Count: count))
            .GroupBy(x => x.Value, StringComparer.OrdinalIgnoreCase).Select(x => (x.First().Value, Count: x.Sum(y => y.Count)))
            .Where(x => x.Count >= LeastRows).OrderByDescending(x => x.Count).ThenBy(x => x.Value, StringComparer.Ordinal).Take(MostValues)
            .Select(x => new ValueShare(TextRules.Shown(x.Value), (double)x.Count / training.Length)),
    ];
}
