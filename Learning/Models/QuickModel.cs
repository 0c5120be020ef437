using Microsoft.ML;

namespace MarketingBus.Learning.Models;

/// <summary>A regression that is trained in a moment: good enough to compare columns or rows by, not to score leads.</summary>
internal static class QuickModel
{
    const int MostRows = 20_000;

    /// <summary>Probabilities of rows that it has not seen.</summary>
    public static double[] Judge(LabelledRows seen, LabelledRows unseen, int seed)
    {
        var model = Recipes.Quick.Train(new MLContext(seed), seen.Some(MostRows));
        return unseen.Map(row => Ensemble.ProbabilityOf(model.Score(row)));
    }
}
