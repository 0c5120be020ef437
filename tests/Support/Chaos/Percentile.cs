namespace MarketingBus.Tests.Support.Chaos;

internal static class Percentile
{
    /// <summary>What 99 of 100 do not exceed.</summary>
    public static double P99(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1];
    }
}
