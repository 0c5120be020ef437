namespace MarketingBus.Learning.Models;

/// <summary>A recipe with what it came to on rows that its models had not seen.</summary>
/// <param name="Sigmoid">With the intercept of the newest part.</param>
/// <param name="Intercepts">Of each part of the rows.</param>
/// <param name="LogOdds">By row, each part with its own intercept.</param>
internal sealed record Trial(Recipe Recipe, PlattSigmoid Sigmoid, double[] Intercepts, double[] LogOdds, double LogLoss)
{
    /// <param name="parts">By row: which part of the rows it is of.</param>
    public static Trial Of(Recipe recipe, double[] scores, bool[] labels, int[] parts)
    {
        var fit = StackedLogistic.Fit([scores], labels, parts, prior: 0);
        double[] logOdds = [.. scores.Select((x, row) => (fit.Weights[0] * x) + fit.Intercepts[parts[row]])];
        return new Trial(recipe, new PlattSigmoid(-fit.Weights[0], -fit.Intercept), fit.Intercepts, logOdds, logOdds.Select((x, row) => Loss(labels[row] ? x : -x)).Average());
    }

    public Member MemberOf(IScoringModel model, double weight) => new()
    {
        Name = Recipe.Member, Settings = Recipe.Settings, LogLoss = LogLoss, Linear = model as LinearModel, Trees = model as TreeModel, Sigmoid = Sigmoid, Weight = weight,
    };

    // log(1 + exp(-x)) without overflow.
    static double Loss(double margin) => Math.Max(0, -margin) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
}
