namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Money in whole cents, so that parts add up to the whole.</summary>
internal static class Cents
{
    public static long Of(double usd) => (long)Math.Round(usd * 100, MidpointRounding.AwayFromZero);

    public static double ToUsd(long cents) => cents / 100.0;

    /// <summary>Parts in proportion to their weights that add up exactly, by the largest remainders; equal parts when all weights are 0.</summary>
    public static long[] Divide(long total, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(x => sum > 0 ? (decimal)(x / sum) * total : (decimal)total / weights.Count).ToArray();
        var parts = Array.ConvertAll(exact, x => (long)Math.Floor(x));
        var rest = total - parts.Sum();
        var byRemainder = Enumerable.Range(0, parts.Length)
            .Where(i => sum <= 0 || weights[i] > 0)
            .OrderByDescending(i => exact[i] - parts[i]).ToArray();
        for (var i = 0L; i < Math.Abs(rest); i++)
            parts[byRemainder[i % byRemainder.Length]] += Math.Sign(rest);

        return parts;
    }
}
