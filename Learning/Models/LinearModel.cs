using Microsoft.ML.Trainers;

namespace MarketingBus.Learning.Models;

/// <summary>A weighted sum: the raw score of a logistic regression.</summary>
internal sealed record LinearModel : IScoringModel
{
    public required float[] Weights { get; init; }

    public required float Bias { get; init; }

    /// <summary>Of the training rows; a contribution counts from there.</summary>
    public required double[] Means { get; init; }

    public static LinearModel Of(LinearBinaryModelParameters trained, LabelledRows rows) => new() { Weights = [.. trained.Weights], Bias = trained.Bias, Means = MeansOf(rows) };

    public double Score(ReadOnlySpan<float> row)
    {
        double sum = Bias;
        for (var i = 0; i < Weights.Length; i++)
            sum += (double)Weights[i] * row[i];

        return sum;
    }

    public void Explain(EncodedRows rows, double scale, int[] owners, Span<double> scores, Span<double> contributions)
    {
        var features = contributions.Length / rows.Count;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var own = contributions.Slice(i * features, features);
            double sum = Bias;
            for (var place = 0; place < Weights.Length; place++)
            {
                sum += (double)Weights[place] * row[place];
                own[owners[place]] += scale * Weights[place] * (row[place] - Means[place]);
            }

            scores[i] = sum;
        }
    }

    static double[] MeansOf(LabelledRows rows)
    {
        var sums = new double[rows.Width];
        var buffer = new float[rows.Width];
        for (var row = 0; row < rows.Count; row++)
        {
            rows.CopyTo(row, buffer);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += buffer[i];
        }

        return [.. sums.Select(x => x / rows.Count)];
    }
}
