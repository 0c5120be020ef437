using Microsoft.ML;

namespace MarketingBus.Learning.Models;

/// <summary>
/// Chooses each member's settings on rows that they have not seen, stacks the members by the same rows' scores, and trains the chosen ones on all rows.
/// The trainings of the search run side by side; each is on one thread, so that the same rows give the same scores.
/// </summary>
internal sealed class EnsembleTrainer(int seed)
{
    // A stack of few rows stays near the mean of its members.
    const double Prior = 5;

    readonly IReadOnlyList<Recipe> recipes = Recipes.All(seed, LightGbmLibrary.WhyNot is null);

    /// <param name="rows">All that may be learned from.</param>
    /// <param name="search">What settings and weights are found from.</param>
    public Ensemble Train(LabelledRows rows, SearchPlan search, Action<double> progress, CancellationToken cancellationToken)
    {
        var folds = search.Folds;
        var steps = (recipes.Count * folds.Count) + recipes.Select(x => x.Member).Distinct().Count();
        var done = 0;
        void Step() => progress((double)Interlocked.Increment(ref done) / steps);

        bool[] labels = [.. folds.SelectMany(x => x.Unseen.Labels)];
        int[] parts = [.. folds.SelectMany((x, fold) => Enumerable.Repeat(search.IsOrdered ? fold : 0, x.Unseen.Count))];
        var tried = Search(folds, Step, cancellationToken).Select(x => Trial.Of(x.Recipe, x.Scores, labels, parts));
        var chosen = tried.GroupBy(x => x.Recipe.Member).Select(x => x.MinBy(trial => trial.LogLoss)!).ToList();
        var stack = StackedLogistic.Fit([.. chosen.Select(x => x.LogOdds)], labels, parts, Prior);

        var models = new IScoringModel[chosen.Count];
        Parallel.For(0, chosen.Count, Options(cancellationToken), i =>
        {
            models[i] = chosen[i].Recipe.Train(new MLContext(seed), rows);
            Step();
        });

        var levels = stack.Intercepts.Select((x, part) => x + chosen.Select((trial, i) => stack.Weights[i] * trial.Intercepts[part]).Sum()).ToList();
        var factor = LevelUncertainty.Factor(levels);
        return new Ensemble { Members = [.. chosen.Select((x, i) => x.MemberOf(models[i], factor * stack.Weights[i]))], Intercept = factor * stack.Intercept };
    }

    (Recipe Recipe, double[] Scores)[] Search(IReadOnlyList<SearchFold> folds, Action step, CancellationToken cancellationToken)
    {
        var scores = new double[recipes.Count, folds.Count][];
        Parallel.For(0, recipes.Count * folds.Count, Options(cancellationToken), job =>
        {
            var (recipe, fold) = (job % recipes.Count, job / recipes.Count);
            var model = recipes[recipe].Train(new MLContext(seed), folds[fold].Seen);
            scores[recipe, fold] = folds[fold].Unseen.Map(model.Score);
            step();
        });

        return [.. recipes.Select((x, recipe) => (x, Enumerable.Range(0, folds.Count).SelectMany(fold => scores[recipe, fold]).ToArray()))];
    }

    static ParallelOptions Options(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
}
