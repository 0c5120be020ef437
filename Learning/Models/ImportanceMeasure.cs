using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Features;

namespace MarketingBus.Learning.Models;

/// <summary>Measures what each feature is worth: the held-out AUC that is lost when its values are dealt to other rows.</summary>
internal static class ImportanceMeasure
{
    const int MostRows = 3000;

    public static IReadOnlyList<FeatureImportance> Of(Ensemble ensemble, FeatureSchema schema, LabelledRows heldOut, int seed)
    {
        var some = heldOut.Keep(SomeOfEachClass(heldOut.Labels));
        var area = RankedScores.Of(some.Map(ensemble.LogOdds), some.Labels).Auc();
        var losses = new double[schema.Features.Count];
        Parallel.For(0, losses.Length, feature =>
        {
            var dealt = Enumerable.Range(0, some.Count).ToArray();
            new Random(seed).Shuffle(dealt);
            losses[feature] = area - AreaWithout(ensemble, some, dealt, PlacesOf(schema, [feature]));
        });

        return [.. losses.Select((x, i) => new FeatureImportance(i, x)).OrderByDescending(x => x.AucLoss)];
    }

    /// <summary>The fewest of the candidates that bring the area down to what is enough when they are shuffled together, found one after the other, and the area that is left then.</summary>
    public static (IReadOnlyList<int> Features, double Area) RestsOn(Ensemble ensemble, FeatureSchema schema, LabelledRows heldOut, IReadOnlyList<int> candidates, int most, double enough, int seed)
    {
        var some = heldOut.Keep(SomeOfEachClass(heldOut.Labels));
        var dealt = Enumerable.Range(0, some.Count).ToArray();
        new Random(seed).Shuffle(dealt);
        List<int> chosen = [];
        var area = 1.0;
        while (area > enough && chosen.Count < Math.Min(most, candidates.Count))
        {
            (area, var next) = candidates.Where(x => !chosen.Contains(x)).AsParallel().AsOrdered()
                .Select(x => (Area: AreaWithout(ensemble, some, dealt, PlacesOf(schema, [.. chosen, x])), Feature: x)).ToList().MinBy(x => x.Area);
            chosen.Add(next);
        }

        return (chosen, area);
    }

    static int[] PlacesOf(FeatureSchema schema, IReadOnlyList<int> features) => [.. Enumerable.Range(0, schema.Width).Where(place => features.Contains(schema.Owners[place]))];

    // The area does not depend on how many there are of each class, and of a rare one each counts.
    static int[] SomeOfEachClass(bool[] labels) =>
    [
        .. Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]).Select(x => x.ToArray())
            .SelectMany(rows => EvenSelection.Of(rows.Length, MostRows / 2).Select(x => rows[x])).Order(),
    ];

    static double AreaWithout(Ensemble ensemble, LabelledRows rows, int[] dealt, int[] places)
    {
        var (own, other) = (new float[rows.Width], new float[rows.Width]);
        var scores = new double[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            rows.CopyTo(row, own);
            rows.CopyTo(dealt[row], other);
            foreach (var place in places)
                own[place] = other[place];
            scores[row] = ensemble.LogOdds(own);
        }

        return RankedScores.Of(scores, rows.Labels).Auc();
    }
}
