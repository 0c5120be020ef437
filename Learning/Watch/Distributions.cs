using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>Makes a column's distribution by its kind.</summary>
internal static class Distributions
{
    /// <param name="column">Its name.</param>
    /// <param name="kind">One that features are made of.</param>
    /// <param name="dateFormat">Of a date.</param>
    /// <param name="kept">Of a category: the values that its feature keeps apart.</param>
    /// <param name="values">Of the training rows; null is unknown.</param>
    public static ColumnDistribution Of(string column, ColumnKind kind, string? dateFormat, IReadOnlyList<string> kept, IEnumerable<string?> values)
    {
        if (kind == ColumnKind.Categorical)
            return ColumnDistribution.OfCategories(column, kept, values);

        double[] numbers = [.. values.Select(x => ColumnNumbers.Of(x, kind, dateFormat))];
        return kind == ColumnKind.Date ? ColumnDistribution.OfDates(column, numbers, dateFormat!) : ColumnDistribution.OfNumbers(column, numbers, kind);
    }
}
