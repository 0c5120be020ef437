namespace MarketingBus.Learning.Models;

/// <summary>A recipe with what it came to on rows that its models had not seen.</summary>
internal sealed record Trial(Recipe Recipe, PlattSigmoid Sigmoid, double[] LogOdds, double LogLoss)
{
    public static Trial Of(Recipe recipe, double[] scores, bool[] labels)
    {
        var sigmoid = PlattSigmoid.Fit(scores, labels);
        double[] logOdds = [.. scores.Select(sigmoid.LogOdds)];
        return new Trial(recipe, sigmoid, logOdds, logOdds.Select((x, row) => Loss(labels[row] ? x : -x)).Average());
    }

    public Member MemberOf(IScoringModel model, double weight) => new()
    {
        Name = Recipe.Member, Settings = Recipe.Settings, LogLoss = LogLoss, Linear = model as LinearModel, Trees = model as TreeModel, Sigmoid = Sigmoid, Weight = weight,
    };

    // log(1 + exp(-x)) without overflow.
    static double Loss(double margin) => Math.Max(0, -margin) + Math.Log(1 + Math.Exp(-Math.Abs(margin)));
}
