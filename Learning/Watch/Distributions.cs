using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>Makes a column's distribution by its kind.</summary>
internal static class Distributions
{
    const int MostRows = 100_000;

    /// <param name="column">Of a kind that features are made of.</param>
    /// <param name="feature">What the column became.</param>
    /// <param name="rows">The training rows; of very many, an even selection is taken.</param>
    public static ColumnDistribution Of(TypedColumn column, Feature feature, int[] rows)
    {
        int[] some = [.. EvenSelection.Of(rows.Length, MostRows).Select(i => rows[i])];
        if (feature is CategoryFeature category)
            return ColumnDistribution.OfCategories(column.Name, category.Values, some.Select(row => column.Raw[row]));

        double[] numbers = [.. some.Select(column.NumberAt)];
        return column.Kind == ColumnKind.Date ? ColumnDistribution.OfDates(column.Name, numbers, column.DateFormat!) : ColumnDistribution.OfNumbers(column.Name, numbers, column.Kind) with { NumberFormat = column.NumberFormat };
    }
}
