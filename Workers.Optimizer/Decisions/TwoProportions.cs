using MarketingBus.Contracts;
using MathNet.Numerics.Distributions;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Do two rates differ? Both tests use the pooled variance of the difference; the z test is for one look, the mixture test for any number of looks.</summary>
internal readonly record struct TwoProportions(double Difference, double Variance, double FewestExpected)
{
    /// <summary>Expected successes (and failures) per arm below which the normal curve is no approximation, by Cochran.</summary>
    const double MinimumExpected = 5;

    public static TwoProportions Of(VariantFigures one, VariantFigures other) =>
        Of(RateOf(one), one.Impressions, RateOf(other), other.Impressions);

    public static TwoProportions Of(double rate, double trials, double otherRate, double otherTrials)
    {
        if (trials <= 0 || otherTrials <= 0)
            return new TwoProportions(0, 0, 0);

        var pooled = (rate * trials + otherRate * otherTrials) / (trials + otherTrials);
        return new TwoProportions(
            rate - otherRate,
            pooled * (1 - pooled) * (1 / trials + 1 / otherTrials),
            Math.Min(trials, otherTrials) * Math.Min(pooled, 1 - pooled));
    }

    public static double RateOf(VariantFigures variant) => variant.Impressions > 0 ? (double)variant.Conversions / variant.Impressions : 0;

    /// <summary>False when there are too few successes or failures to test at all; both tests then answer 1.</summary>
    public bool CanTell => FewestExpected >= MinimumExpected && Variance > 0;

    public double Z => CanTell ? Difference / Math.Sqrt(Variance) : 0;

    /// <summary>Two-sided p-value of the two-proportion z test.</summary>
    public double PValue => 2 * Normal.CDF(0, 1, -Math.Abs(Z));

    /// <summary>p-value of the mixture sequential probability ratio test, true however often it is looked at; spread is the standard deviation of differences expected.</summary>
    public double AlwaysValidPValue(double spread)
    {
        if (!CanTell)
            return 1;

        var mixed = Variance + spread * spread;
        var logRatio = 0.5 * Math.Log(Variance / mixed) + spread * spread * Difference * Difference / (2 * Variance * mixed);
        return Math.Min(1, Math.Exp(-logRatio));
    }
}
