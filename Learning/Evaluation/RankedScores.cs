namespace MarketingBus.Learning.Evaluation;

/// <summary>Scores in descending order with their labels, equal scores in one group. Rows may be weighted, as the bootstrap does.</summary>
internal sealed class RankedScores
{
    readonly int[] order;
    readonly double[] scores;
    readonly bool[] labels;

    RankedScores(int[] order, double[] scores, bool[] labels)
    {
        this.order = order;
        this.scores = scores;
        this.labels = labels;
    }

    public static RankedScores Of(double[] scores, bool[] labels)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToArray();
        return new RankedScores(order, scores, labels);
    }

    /// <summary>The chance that a positive scores above a negative, ties count half; NaN with one class only.</summary>
    public double Auc(int[]? weights = null)
    {
        double above = 0, area = 0, positives = 0, negatives = 0;
        foreach (var group in Groups(weights))
        {
            area += group.Negatives * (above + (group.Positives / 2));
            above += group.Positives;
            positives += group.Positives;
            negatives += group.Negatives;
        }

        return positives == 0 || negatives == 0 ? double.NaN : area / (positives * negatives);
    }

    /// <summary>Mean precision over the positives.</summary>
    public double AveragePrecision(int[]? weights = null)
    {
        double hits = 0, rows = 0, sum = 0;
        foreach (var group in Groups(weights))
        {
            if (group.Positives + group.Negatives == 0)
                continue;

            hits += group.Positives;
            rows += group.Positives + group.Negatives;
            sum += group.Positives * (hits / rows);
        }

        return hits == 0 ? double.NaN : sum / hits;
    }

    /// <summary>Rate among the best tenth over the rate of all; 1 is no better than chance.</summary>
    public double TopDecileLift()
    {
        var size = Math.Max(1, order.Length / 10);
        var rate = (double)labels.Count(x => x) / labels.Length;
        double hits = 0, rows = 0;
        foreach (var group in Groups(null))
        {
            var taken = Math.Min(size - rows, group.Positives + group.Negatives);
            hits += taken * group.Positives / (group.Positives + group.Negatives);
            rows += taken;
            if (rows >= size)
                break;
        }

        return rate == 0 ? double.NaN : hits / size / rate;
    }

    /// <summary>From (0, 0) to (1, 1), thinned out to at most 101 points.</summary>
    public IReadOnlyList<RocPoint> Roc()
    {
        double positives = labels.Count(x => x), negatives = labels.Length - positives, above = 0, below = 0;
        var points = new List<RocPoint> { new(0, 0) };
        foreach (var group in Groups(null))
        {
            above += group.Positives;
            below += group.Negatives;
            points.Add(new RocPoint(below / negatives, above / positives));
        }

        return points.Count <= 101 ? points : [.. Enumerable.Range(0, 101).Select(i => points[i * (points.Count - 1) / 100])];
    }

    /// <summary>Ten steps, the best-scored tenth first; equal scores share their positives evenly.</summary>
    public IReadOnlyList<GainsStep> Gains()
    {
        double positives = labels.Count(x => x), rows = labels.Length, taken = 0, hits = 0;
        var reached = new List<double>();
        foreach (var group in Groups(null))
        {
            var size = group.Positives + group.Negatives;
            while (reached.Count < 10 && taken + size >= (reached.Count + 1) * rows / 10)
                reached.Add(hits + (group.Positives * (((reached.Count + 1) * rows / 10) - taken) / size));
            taken += size;
            hits += group.Positives;
        }

        while (reached.Count < 10)
            reached.Add(hits);

        return
        [
            .. reached.Select((sum, i) => (Sum: sum, Own: sum - (i == 0 ? 0 : reached[i - 1])))
                .Select((x, i) => new GainsStep((i + 1) / 10.0, x.Own / (rows / 10), x.Own / (positives / 10), x.Sum / positives)),
        ];
    }

    IEnumerable<(double Positives, double Negatives)> Groups(int[]? weights)
    {
        for (var i = 0; i < order.Length;)
        {
            double positives = 0, negatives = 0;
            var score = scores[order[i]];
            for (; i < order.Length && scores[order[i]].Equals(score); i++)
            {
                var weight = weights?[order[i]] ?? 1;
                if (labels[order[i]])
                    positives += weight;
                else
                    negatives += weight;
            }

            yield return (positives, negatives);
        }
    }
}
