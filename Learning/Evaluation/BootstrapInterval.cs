using MathNet.Numerics.Statistics;

namespace MarketingBus.Learning.Evaluation;

/// <summary>The 95 % interval of figures, from drawing the rows again with replacement.</summary>
internal static class BootstrapInterval
{
    const int MostDraws = 400;
    const int LeastDraws = 100;
    const int RowsDrawnInAll = 20_000_000;

    /// <summary>By figure, all of the same draws.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="seed">The same one draws the same rows.</param>
    /// <param name="groups">By row: rows of one number are drawn together; null: each by itself.</param>
    /// <param name="figures">Of the rows, each as often as its weight says; what is not a number is left out.</param>
    public static (double Low, double High)[] Of(int rows, int seed, int[]? groups, params IReadOnlyList<Func<int[], double>> figures)
    {
        var random = new Random(seed);
        var found = figures.Select(_ => new List<double>()).ToArray();
        var weights = new int[rows];
        int[][] units = [.. Enumerable.Range(0, rows).GroupBy(row => groups is null ? row : groups[row]).Select(x => x.ToArray())];
        for (var draw = Math.Clamp(RowsDrawnInAll / Math.Max(1, rows), LeastDraws, MostDraws); draw > 0; draw--)
        {
            Array.Clear(weights);
            for (var i = 0; i < units.Length; i++)
            {
                foreach (var row in units[random.Next(units.Length)])
                    weights[row]++;
            }

            foreach (var (place, figure) in figures.Index())
            {
                if (figure(weights) is var value && !double.IsNaN(value))
                    found[place].Add(value);
            }
        }

        return [.. found.Select(x => x.Count == 0 ? (double.NegativeInfinity, double.PositiveInfinity) : (x.Quantile(0.025), x.Quantile(0.975)))];
    }
}
