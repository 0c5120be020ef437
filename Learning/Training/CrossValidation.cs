using MarketingBus.Learning.Evaluation;
using MarketingBus.Learning.Models;

namespace MarketingBus.Learning.Training;

/// <summary>
/// Runs the whole training once for each fold, guard, features and search included, on the other folds' rows, and judges by all rows' unseen
/// probabilities together.
/// </summary>
internal static class CrossValidation
{
    /// <summary>Null when there are too few groups to divide them so often.</summary>
    public static ProtocolResult? Run(PreparedData data, LearningOptions options, Action<double> progress, CancellationToken cancellationToken)
    {
        var rows = data.Some([.. Enumerable.Range(0, data.Table.RowCount)], options.CrossValidationRows);
        bool[] labels = [.. rows.Select(row => data.Label.Values[row])];
        var folds = data.FoldsOf(rows, options.CrossValidationFolds, options.Seed);
        if (!data.HaveBothClasses(folds, rows))
            return null;

        var pooled = new Dictionary<string, double[]>();
        foreach (var (number, fold) in folds.Index())
        {
            foreach (var (name, probabilities) in Judge(data, rows, fold, options, done => progress((number + done) / folds.Count), cancellationToken))
            {
                var all = pooled.TryGetValue(name, out var known) ? known : pooled[name] = new double[rows.Length];
                foreach (var (place, row) in fold.Unseen.Index())
                    all[row] = probabilities[place];
            }
        }

        var sampled = rows.Length == data.Table.RowCount ? "" : $" of {rows.Length} rows, an even selection of {data.Table.RowCount}";
        var protocol = $"{(data.Groups is null ? "stratified" : "grouped")} {folds.Count}-fold cross-validation{sampled}, seed {options.Seed}, unseen probabilities pooled";
        var scores = Judgement.Of([.. pooled.Select(x => (x.Key, x.Value))], labels, (double)labels.Count(x => x) / labels.Length, options.Seed, data.Groups is { } groups ? [.. rows.Select(row => groups[row])] : null);
        return Judgement.Result("cross_validation", protocol, scores);
    }

    static IReadOnlyList<(string Name, double[] Probabilities)> Judge(
        PreparedData data, int[] rows, Fold fold, LearningOptions options, Action<double> progress, CancellationToken cancellationToken)
    {
        int[] seen = [.. fold.Seen.Select(x => rows[x])];
        var plan = FeaturePlan.Of(data.Columns, data.Label, seen, data.Excluded, data.Request.Keep, data.Split.TimeColumn);
        if (plan.Schema.Features.Count == 0)
            throw new Tables.TrainingDataException("In one fold no column is left to learn from.");

        var model = new EnsembleTrainer(options.Seed).Train(data.Rows(plan.Schema, seen), data.SearchOf(plan.Schema, seen, isOrdered: false, options), progress, cancellationToken);
        return Judgement.Ask(model, data.Rows(plan.Schema, [.. fold.Unseen.Select(x => rows[x])]));
    }
}
