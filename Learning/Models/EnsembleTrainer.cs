using Microsoft.ML;

namespace MarketingBus.Learning.Models;

/// <summary>
/// Chooses each member's settings by cross-validation, stacks the members on the same unseen rows' scores, and trains the chosen ones on all rows.
/// The trainings of the search run side by side; each is on one thread, so that the same rows give the same scores.
/// </summary>
internal sealed class EnsembleTrainer(int seed)
{
    readonly IReadOnlyList<Recipe> recipes = Recipes.All(seed, LightGbmLibrary.WhyNot is null);

    /// <param name="rows">All that may be learned from.</param>
    /// <param name="search">Which of the rows settings and weights are found from.</param>
    public Ensemble Train(LabelledRows rows, SearchPlan search, Action<double> progress, CancellationToken cancellationToken)
    {
        var folds = search.Folds;
        var searched = search.Rows.Length == rows.Count ? rows : rows.Keep(search.Rows);
        var steps = (recipes.Count * folds.Count) + recipes.Select(x => x.Member).Distinct().Count();
        var done = 0;
        void Step() => progress((double)Interlocked.Increment(ref done) / steps);

        var labels = folds.SelectMany(x => x.Unseen).Select(row => searched.Labels[row]).ToArray();
        var tried = Search(searched, folds, Step, cancellationToken).Select(x => Trial.Of(x.Recipe, x.Scores, labels));
        var chosen = tried.GroupBy(x => x.Recipe.Member).Select(x => x.MinBy(trial => trial.LogLoss)!).ToList();
        var stack = StackWeights.Fit([.. chosen.Select(x => x.LogOdds)], labels);

        var models = new IScoringModel[chosen.Count];
        Parallel.For(0, chosen.Count, Options(cancellationToken), i =>
        {
            models[i] = chosen[i].Recipe.Train(new MLContext(seed), rows);
            Step();
        });

        return new Ensemble { Members = [.. chosen.Select((x, i) => x.MemberOf(models[i], stack.Weights[i]))], Intercept = stack.Intercept };
    }

    (Recipe Recipe, double[] Scores)[] Search(LabelledRows rows, IReadOnlyList<Fold> folds, Action step, CancellationToken cancellationToken)
    {
        var parts = folds.Select(x => (Seen: rows.Keep(x.Seen), Unseen: rows.Keep(x.Unseen))).ToList();
        var scores = new double[recipes.Count, folds.Count][];
        Parallel.For(0, recipes.Count * folds.Count, Options(cancellationToken), job =>
        {
            var (recipe, fold) = (job % recipes.Count, job / recipes.Count);
            var model = recipes[recipe].Train(new MLContext(seed), parts[fold].Seen);
            scores[recipe, fold] = parts[fold].Unseen.Map(model.Score);
            step();
        });

        return [.. recipes.Select((x, recipe) => (x, Enumerable.Range(0, folds.Count).SelectMany(fold => scores[recipe, fold]).ToArray()))];
    }

    static ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}
