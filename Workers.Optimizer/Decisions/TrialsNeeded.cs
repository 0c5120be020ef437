namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>How many impressions per variant both tests would need, should the rates stay as they are seen.</summary>
internal static class TrialsNeeded
{
    /// <summary>Beyond this nobody waits.</summary>
    const double Most = 1e12;

    /// <summary>Per variant; null when no rate has been seen to reckon with.</summary>
    public static long? ToTell(double bestRate, double otherRate, double significance, OptimizerOptions options)
    {
        if (bestRate <= 0 || otherRate >= 1)
            return null;

        // A tie is not waited out: what is asked for is enough to see the smallest lift that matters.
        var target = Math.Min(1, Math.Max(bestRate, otherRate * (1 + options.RelevantLift)));
        bool Tells(double trials)
        {
            var test = TwoProportions.Of(target, trials, otherRate, trials);
            return test.PValue <= significance && test.AlwaysValidPValue(options.ExpectedDifference) <= significance;
        }

        var enough = (double)options.MinimumImpressions;
        while (enough < Most && !Tells(enough))
            enough *= 2;

        var few = enough / 2;
        while (enough - few > Math.Max(1, enough * 0.001))
        {
            var middle = (few + enough) / 2;
            (few, enough) = Tells(middle) ? (few, middle) : (middle, enough);
        }

        return (long)Math.Ceiling(enough);
    }
}
