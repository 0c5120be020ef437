using MathNet.Numerics.Statistics;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Features;

/// <summary>Makes a feature from the training rows of a column.</summary>
internal static class FeatureBuilder
{
    const int MostCategories = 40;

    public static Feature Build(TypedColumn column, int[] training, string? timeColumn)
    {
        var values = training.Select(row => column.Raw.Values[row]).ToList();
        return column.Kind switch
        {
            ColumnKind.Categorical => Category(column.Name, values),
            ColumnKind.Date => Date(column, values, hasAge: column.Name != timeColumn),
            _ => Number(column, values),
        };
    }

    static CategoryFeature Category(string name, List<string?> values)
    {
        var least = Math.Max(5, values.Count / 1000);
        var counts = values.OfType<string>().CountBy(x => x, StringComparer.OrdinalIgnoreCase).OrderByDescending(x => x.Value).ThenBy(x => x.Key, StringComparer.Ordinal).ToList();
        var kept = counts.Where(x => x.Value >= least).Take(MostCategories).Select(x => x.Key).ToList();
        return new CategoryFeature
        {
            Column = name,
            Values = kept,
            Others = counts.Count - kept.Count,
            IsUsuallyMissing = values.Count(x => x is null) > (counts.Count > 0 ? counts[0].Value : 0),
        };
    }

    static NumberFeature Number(TypedColumn column, List<string?> values)
    {
        var numbers = values.ConvertAll(x => ColumnNumbers.Of(x, column.Kind));
        var known = numbers.Where(double.IsFinite).ToArray();
        var isBoolean = column.Kind == ColumnKind.Boolean;
        var low = known.Length == 0 ? 0 : isBoolean ? 0 : known.Quantile(0.002);
        var high = known.Length == 0 ? 0 : isBoolean ? 1 : known.Quantile(0.998);
        double[] clipped = [.. known.Select(x => Math.Clamp(x, low, high))];
        return new NumberFeature
        {
            Column = column.Name,
            IsBoolean = isBoolean,
            Low = low,
            High = high,
            Mean = clipped.Length == 0 ? 0 : clipped.Mean(),
            Deviation = Scale(clipped),
            HasMissing = known.Length < numbers.Count,
        };
    }

    static DateFeature Date(TypedColumn column, List<string?> values, bool hasAge)
    {
        var days = values.Select(x => ColumnNumbers.Of(x, column.Kind, column.DateFormat)).Where(double.IsFinite).ToArray();
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
