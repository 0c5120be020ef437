namespace MarketingBus.Api.Ingress.Queries;

internal static class Percentile
{
    /// <summary>The smallest value that at least the given share (0 to 1) of the values does not exceed. The values are sorted, and not empty.</summary>
    public static double Of(IReadOnlyList<double> sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
