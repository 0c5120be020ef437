using System.Globalization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>Counts a column's later values over the bins of its training values, a row at a time.</summary>
internal sealed class ColumnCounts(ColumnDistribution expected)
{
    readonly long[] counts = new long[expected.CountBins()];
    long unseen;

    public void Add(string? value)
    {
        counts[expected.BinOf(value)]++;
        if (expected.Kind == ColumnKind.Categorical && value is not null && expected.IsUnseen(value) == true)
            unseen++;
    }

    public ColumnCheck Check()
    {
        var rows = counts.Sum();
        var known = rows - counts[^1];
        var index = PopulationStability.Index(expected.Shares, expected.Rows, counts);
        var (before, now) = (expected.Shares[index.LargestBin], rows == 0 ? 0 : (double)counts[index.LargestBin] / rows);
        return new ColumnCheck
        {
            Column = expected.Column,
            StabilityIndex = index.Value,
            StabilityIndexByChance = index.Chance,
            Likelihood = index.Likelihood,
            KnownValues = known,
            UnseenValues = expected.Seen is null ? null : unseen,
            MissingShare = rows == 0 ? 0 : (double)counts[^1] / rows,
            MissingShareInTraining = expected.Shares[^1],
            Moved = string.Create(CultureInfo.InvariantCulture, $"{BinName.Of(expected, index.LargestBin)} {before:P1} before, {now:P1} now"),
        };
    }
}
