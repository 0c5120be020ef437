using System.Globalization;
using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Watch;

/// <summary>A bin in words: "Referral", "3 to 8", "unknown".</summary>
internal static class BinName
{
    public static string Of(ColumnDistribution column, int bin)
    {
        if (bin == column.CountBins() - 1)
            return "unknown";
        if (column.Kind == ColumnKind.Categorical)
            return bin < column.Values.Count ? column.Values[bin] : "other values";
        if (column.Edges.Count == 0)
            return "known";
        if (bin == 0)
            return $"up to {Number(column.Edges[0])}";
        if (bin == column.Edges.Count)
            return $"above {Number(column.Edges[^1])}";

        var (low, high) = (Number(column.Edges[bin - 1]), Number(column.Edges[bin]));
        return low == high ? high : $"{low} to {high}";
    }

    static string Number(double value) => (Math.Abs(value) < 1e-300 ? 0 : value).ToString("G5", CultureInfo.InvariantCulture);
}
