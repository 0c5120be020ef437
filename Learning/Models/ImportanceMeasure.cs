using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;

namespace MarketingBus.Learning.Models;

/// <summary>Measures what each feature is worth: the held-out AUC that is lost when its values are dealt to other rows.</summary>
internal static class ImportanceMeasure
{
    const int MostRows = 1500;

    public static IReadOnlyList<FeatureImportance> Of(Ensemble ensemble, FeatureSchema schema, IReadOnlyList<FeatureRow> heldOut, int seed)
    {
        var rows = heldOut.Count <= MostRows ? heldOut : [.. heldOut.Where((_, i) => i % (heldOut.Count / MostRows + 1) == 0)];
        bool[] labels = [.. rows.Select(x => x.Label)];
        var area = AreaOf(ensemble, rows.Select(x => x.Features), labels);
        var losses = new List<FeatureImportance>();
        var start = 0;
        for (var i = 0; i < schema.Features.Count; i++)
        {
            var width = schema.Features[i].Width;
            var dealt = Enumerable.Range(0, rows.Count).ToArray();
            new Random(seed).Shuffle(dealt);
            var from = start;
            var changed = rows.Select((row, n) => WithPart(row.Features, rows[dealt[n]].Features, from, width));
            losses.Add(new FeatureImportance(i, area - AreaOf(ensemble, changed, labels)));
            start += width;
        }

        return [.. losses.OrderByDescending(x => x.AucLoss)];
    }

    static float[] WithPart(float[] row, float[] other, int start, int width)
    {
        var changed = (float[])row.Clone();
        other.AsSpan(start, width).CopyTo(changed.AsSpan(start));
        return changed;
    }

    static double AreaOf(Ensemble ensemble, IEnumerable<float[]> rows, bool[] labels) =>
        RankedScores.Of([.. ensemble.Score(rows).Select(x => x.Ensemble)], labels).Auc();
}
