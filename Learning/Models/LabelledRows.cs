using MarketingBus.Learning.Evaluation;
using Microsoft.ML.Data;

namespace MarketingBus.Learning.Models;

/// <summary>Encoded rows with their labels. Zeros are not held, so that many categories cost little.</summary>
internal sealed class LabelledRows(VBuffer<float>[] features, bool[] labels, int width, bool isBalanced)
{
    readonly float positiveWeight = isBalanced ? WeightOf(labels, yes: true) : 1;
    readonly float negativeWeight = isBalanced ? WeightOf(labels, yes: false) : 1;

    public int Count => labels.Length;

    public int Width => width;

    public bool[] Labels => labels;

    /// <summary>0 to 1.</summary>
    public double BaseRate => (double)labels.Count(x => x) / labels.Length;

    public IEnumerable<FeatureRow> ForTrainers() => features.Select((x, i) => new FeatureRow
    {
        Label = labels[i], Weight = labels[i] ? positiveWeight : negativeWeight, Features = x,
    });

    public LabelledRows Keep(int[] rows) => new([.. rows.Select(row => features[row])], [.. rows.Select(row => labels[row])], width, isBalanced);

    /// <summary>At most so many rows, evenly from all.</summary>
    public LabelledRows Some(int most) => Count <= most ? this : Keep(EvenSelection.Of(Count, most));

    public void CopyTo(int row, Span<float> target) => features[row].CopyTo(target);

    /// <summary>One figure for each row.</summary>
    public double[] Map(Func<ReadOnlySpan<float>, double> figure)
    {
        var results = new double[Count];
        Parallel.For(0, (Count + 999) / 1000, block =>
        {
            var buffer = new float[width];
            for (var row = block * 1000; row < Math.Min(Count, (block + 1) * 1000); row++)
            {
                CopyTo(row, buffer);
                results[row] = figure(buffer);
            }
        });
        return results;
    }

    static float WeightOf(bool[] labels, bool yes) => (float)labels.Length / (2 * Math.Max(1, labels.Count(x => x == yes)));
}
