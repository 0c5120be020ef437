using MarketingBus.Contracts;
using MathNet.Numerics.Distributions;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>What is believed of a variant's rate after its trials, from the flat prior Beta(1, 1).</summary>
internal sealed class BetaPosterior
{
    /// <summary>Where the series behind the exact distribution grows long and the normal curve is as good.</summary>
    const double NormalFrom = 10_000;

    /// <summary>Standard deviations beyond which nothing is left to integrate.</summary>
    const double Reach = 12;

    readonly Beta exact;
    readonly Normal? normal;

    public BetaPosterior(VariantFigures variant)
    {
        var successes = 1.0 + variant.Conversions;
        var failures = 1.0 + variant.Impressions - variant.Conversions;
        exact = new Beta(successes, failures);
        normal = Math.Min(successes, failures) >= NormalFrom ? new Normal(exact.Mean, exact.StdDev) : null;
    }

    public double Mean => exact.Mean;

    public double Lowest => Math.Max(0, exact.Mean - Reach * exact.StdDev);

    public double Highest => Math.Min(1, exact.Mean + Reach * exact.StdDev);

    public double Density(double rate) => normal?.Density(rate) ?? exact.Density(rate);

    public double Below(double rate) =>
        rate <= Lowest ? 0 : rate >= Highest ? 1 : normal?.CumulativeDistribution(rate) ?? exact.CumulativeDistribution(rate);
}
