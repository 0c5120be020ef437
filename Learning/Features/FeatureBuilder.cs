using MarketingBus.Learning.Tables;
using MathNet.Numerics.Statistics;

namespace MarketingBus.Learning.Features;

/// <summary>Makes a feature from the training rows of a column.</summary>
internal static class FeatureBuilder
{
    const int MostCategories = 40;

    public static Feature Build(TypedColumn column, int[] training, string? timeColumn) => column.Kind switch
    {
        ColumnKind.Categorical => Category(column, training),
        ColumnKind.Date => Date(column, training, hasAge: column.Name != timeColumn),
        _ => Number(column, training),
    };

    static CategoryFeature Category(TypedColumn column, int[] training)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (value, count) in column.Raw.Distinct.Zip(column.Raw.Keep(training).Counts()).Where(x => x.Second > 0))
            counts[value] = counts.GetValueOrDefault(value) + count;

        var least = Math.Max(5, training.Length / 1000);
        var kept = counts.OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).Where(x => x.Value >= least).Take(MostCategories).Select(x => x.Key).ToList();
        return new CategoryFeature { Column = column.Name, Values = kept, Others = counts.Count - kept.Count };
    }

    static NumberFeature Number(TypedColumn column, int[] training)
    {
        double[] known = [.. training.Select(column.NumberAt).Where(double.IsFinite).Order()];
        var isBoolean = column.Kind == ColumnKind.Boolean;
        var low = known.Length == 0 || isBoolean ? 0 : SortedArrayStatistics.Quantile(known, 0.002);
        var high = known.Length == 0 ? 0 : isBoolean ? 1 : SortedArrayStatistics.Quantile(known, 0.998);
        double[] clipped = [.. known.Select(x => Math.Clamp(x, low, high))];
        return new NumberFeature
        {
            Column = column.Name,
            IsBoolean = isBoolean,
            Low = low,
            High = high,
            Mean = clipped.Length == 0 ? 0 : clipped.Mean(),
            Deviation = Scale(clipped),
            HasMissing = known.Length < training.Length,
            Format = column.NumberFormat,
        };
    }

    static DateFeature Date(TypedColumn column, int[] training, bool hasAge)
    {
        double[] days = [.. training.Select(column.NumberAt).Where(double.IsFinite)];
        var reference = days.Length == 0 ? 0 : days.Max();
        double[] ages = [.. days.Select(x => reference - x)];
        return new DateFeature
        {
            Column = column.Name,
            Format = column.DateFormat!,
            HasAge = hasAge,
            Reference = reference,
            MeanAge = ages.Length == 0 ? 0 : ages.Mean(),
            AgeDeviation = Scale(ages),
        };
    }

    // A constant must not divide by zero.
    static double Scale(double[] numbers) => numbers.Length > 1 && numbers.StandardDeviation() is > 1e-12 and var deviation ? deviation : 1;
}
