using MarketingBus.Contracts;
using MarketingBus.Learning.Features;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>How far the columns of a table have moved from some rows to others.</summary>
internal static class ColumnDrift
{
    /// <summary>From this index on a column is named.</summary>
    public const double Notable = 0.1;

    /// <summary>From this index on it counts as much.</summary>
    public const double Large = 0.25;

    const double BeyondChance = 1e-4;

    /// <summary>Columns that have moved notably and beyond chance, most first.</summary>
    public static IReadOnlyList<ColumnShift> Between(IReadOnlyList<TypedColumn> columns, FeatureSchema schema, int[] before, int[] after)
    {
        var byName = columns.ToDictionary(x => x.Name);
        return
        [
            .. schema.Features.Select(x => Measure(byName[x.Column], x, before, after)).OfType<ColumnShift>().OrderByDescending(x => x.StabilityIndex),
        ];
    }

    static ColumnShift? Measure(TypedColumn column, Feature feature, int[] before, int[] after)
    {
        var expected = Distributions.Of(column, feature, before);
        var counts = new long[expected.CountBins()];
        var unseen = 0;
        foreach (var row in after)
        {
            counts[feature is CategoryFeature ? expected.BinOf(column.Raw[row]) : expected.BinOf(column.NumberAt(row))]++;
            if (feature is CategoryFeature && column.Raw[row] is { } value && expected.IsUnseen(value) is true)
                unseen++;
        }

        var index = PopulationStability.Index(expected.Shares, expected.Rows, counts);
        return index.Value >= Notable && index.Likelihood <= BeyondChance
            ? new ColumnShift { Column = column.Name, StabilityIndex = Math.Round(index.Value, 4), UnseenShare = Math.Round((double)unseen / after.Length, 4) }
            : null;
    }
}
