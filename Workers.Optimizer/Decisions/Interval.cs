using MathNet.Numerics.Distributions;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>A two-sided confidence interval.</summary>
internal readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Of a rate, by Wilson's score: honest near 0 and for few trials, where the textbook interval is not.</summary>
    public static Interval OfRate(double successes, double trials, double confidence)
    {
        var z = Quantile(confidence);
        var rate = successes / trials;
        var middle = rate + z * z / (2 * trials);
        var half = z * Math.Sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials));
        var scale = 1 + z * z / trials;
        return new Interval(Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }

    /// <summary>Of the expectation behind a Poisson count, by Byar's approximation: closed, and within 1 % of the exact bounds from one event on.</summary>
    public static Interval OfCount(double count, double confidence)
    {
        var z = Quantile(confidence);
        var next = count + 1;
        return new Interval(
            count > 0 ? count * Cube(Math.Max(0, 1 - 1 / (9 * count) - z / (3 * Math.Sqrt(count)))) : 0,
            next * Cube(1 - 1 / (9 * next) + z / (3 * Math.Sqrt(next))));
    }

    /// <summary>Of a sum over a Poisson number of amounts that vary as much as their mean (as exponential amounts do), on the logarithmic scale.</summary>
    public static Interval OfSum(double sum, double events, double confidence)
    {
        var factor = Math.Exp(Quantile(confidence) * Math.Sqrt(2 / events));
        return new Interval(sum / factor, sum * factor);
    }

    /// <summary>The standard normal quantile of a two-sided confidence: 1.96 for 0.95.</summary>
    public static double Quantile(double confidence) => Normal.InvCDF(0, 1, (1 + confidence) / 2);

    static double Cube(double value) => value * value * value;
}
