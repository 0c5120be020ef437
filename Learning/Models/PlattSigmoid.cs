namespace MarketingBus.Learning.Models;

/// <summary>Turns scores into probabilities: 1 / (1 + exp(slope * score + offset)), fitted by Newton steps on smoothed labels (Platt 1999, Lin et al. 2007).</summary>
internal sealed record PlattSigmoid(double Slope, double Offset)
{
    const int Steps = 100;
    const double Ridge = 1e-10;

    public double LogOdds(double score) => -((Slope * score) + Offset);

    public double Of(double score) => 1 / (1 + Math.Exp((Slope * score) + Offset));

    public static PlattSigmoid Fit(double[] scores, bool[] labels)
    {
        var positives = labels.Count(x => x);
        var negatives = labels.Length - positives;
        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (negatives + 2));
        var best = new PlattSigmoid(0, Math.Log((negatives + 1.0) / (positives + 1)));
        var loss = Loss(best, scores, labels, high, low);
        for (var step = 0; step < Steps; step++)
        {
            var (slopeStep, offsetStep) = NewtonStep(best, scores, labels, high, low);
            var size = 1.0;
            PlattSigmoid next;
            double nextLoss;
            do
            {
                next = new PlattSigmoid(best.Slope - (size * slopeStep), best.Offset - (size * offsetStep));
                nextLoss = Loss(next, scores, labels, high, low);
                size /= 2;
            }
            while (nextLoss > loss && size > 1e-8);

            if (nextLoss > loss - 1e-10)
                return best;

            (best, loss) = (next, nextLoss);
        }

        return best;
    }

    static double Loss(PlattSigmoid sigmoid, double[] scores, bool[] labels, double high, double low)
    {
        double sum = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var probability = Math.Clamp(sigmoid.Of(scores[i]), 1e-12, 1 - 1e-12);
            var target = labels[i] ? high : low;
            sum -= (target * Math.Log(probability)) + ((1 - target) * Math.Log(1 - probability));
        }

        return sum;
    }

    static (double Slope, double Offset) NewtonStep(PlattSigmoid sigmoid, double[] scores, bool[] labels, double high, double low)
    {
        double slope = 0, offset = 0, slopes = Ridge, offsets = Ridge, both = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var probability = sigmoid.Of(scores[i]);
            var error = (labels[i] ? high : low) - probability;
            var weight = probability * (1 - probability);
            slope += error * scores[i];
            offset += error;
            slopes += weight * scores[i] * scores[i];
            offsets += weight;
            both += weight * scores[i];
        }

        var determinant = (slopes * offsets) - (both * both);
        return (((offsets * slope) - (both * offset)) / determinant, ((slopes * offset) - (both * slope)) / determinant);
    }
}
