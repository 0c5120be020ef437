using MarketingBus.Learning.Tables;

namespace MarketingBus.Learning.Training;

/// <summary>How the share of positives differs between older and newer rows, 0 to 1 each.</summary>
internal sealed record LabelDrift(double Before, double After)
{
    // A quarter of the rarer outcome, and four standard errors.
    const double LeastShare = 0.25;
    const double LeastErrors = 4;

    /// <summary>Null where it does not differ by enough to matter, or may do so by chance.</summary>
    public static LabelDrift? Between(Label label, int[] before, int[] after)
    {
        var drift = new LabelDrift(label.RateOf(before), label.RateOf(after));
        var all = ((drift.Before * before.Length) + (drift.After * after.Length)) / (before.Length + after.Length);
        var error = Math.Sqrt(all * (1 - all) * ((1.0 / before.Length) + (1.0 / after.Length)));
        var difference = Math.Abs(drift.After - drift.Before);
        return difference > LeastErrors * error && difference >= LeastShare * Math.Min(drift.Before, 1 - drift.Before) ? drift : null;
    }
}
