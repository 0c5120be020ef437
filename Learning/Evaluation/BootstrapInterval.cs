using MathNet.Numerics.Statistics;

namespace MarketingBus.Learning.Evaluation;

/// <summary>The 95 % interval of a figure, from drawing the rows again with replacement.</summary>
internal static class BootstrapInterval
{
    const int Draws = 400;

    public static (double Low, double High) OfAuc(RankedScores ranked, int rows, int seed)
    {
        var random = new Random(seed);
        var areas = new List<double>(Draws);
        var weights = new int[rows];
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(weights);
            for (var i = 0; i < rows; i++)
                weights[random.Next(rows)]++;

            var area = ranked.Auc(weights);
            if (!double.IsNaN(area))
                areas.Add(area);
        }

        return areas.Count == 0 ? (0, 1) : (areas.Quantile(0.025), areas.Quantile(0.975));
    }
}
