using MarketingBus.Contracts;
using MathNet.Numerics.Integration;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>How probable it is that each variant is the best, and what choosing it would be expected to lose.</summary>
internal sealed record BestArm(double ProbabilityBest, double ExpectedLoss)
{
    const int PointsPerPiece = 32;

    /// <summary>By quadrature, not by sampling: the same figures always give the same answer. In the order of the variants.</summary>
    public static IReadOnlyList<BestArm> Of(IReadOnlyList<VariantFigures> variants)
    {
        var arms = variants.Select(x => new BetaPosterior(x)).ToArray();
        var best = new double[arms.Length];

        // Pieces end where an arm begins, peaks or ends, so that a narrow arm is not missed between two points of a wide one.
        var edges = arms.SelectMany(x => new[] { x.Lowest, x.Mean, x.Highest }).Distinct().Order().ToArray();
        var expectedMaximum = edges[0];
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var rule = new GaussLegendreRule(from, to, PointsPerPiece);
            for (var i = 0; i < rule.Order; i++)
                expectedMaximum += rule.GetWeight(i) * (1 - AddPoint(arms, rule.GetAbscissa(i), rule.GetWeight(i), best));
        }

        return [.. arms.Select((arm, i) => new BestArm(Math.Clamp(best[i], 0, 1), Math.Max(0, expectedMaximum - arm.Mean)))];
    }

    /// <summary>Adds each arm's share of being the best at this rate, and returns the probability that all lie below it.</summary>
    static double AddPoint(BetaPosterior[] arms, double rate, double weight, double[] best)
    {
        var below = Array.ConvertAll(arms, x => x.Below(rate));
        var all = 1.0;
        for (var i = 0; i < arms.Length; i++)
        {
            all *= below[i];
            var others = 1.0;
            for (var j = 0; j < arms.Length && others > 0; j++)
                others *= j == i ? 1 : below[j];

            if (others > 0)
                best[i] += weight * arms[i].Density(rate) * others;
        }

        return all;
    }
}
