using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MarketingBus.Learning.Models;

/// <summary>What the ensemble makes of its members: a logistic regression on their log-odds, none of them below zero.</summary>
internal sealed record StackWeights(double[] Weights, double Intercept)
{
    const double MostLogOdds = 8;
    const float Penalty = 0.5f;

    /// <param name="logOdds">By member, then by row; of rows that the members had not seen.</param>
    public static StackWeights Fit(IReadOnlyList<double[]> logOdds, bool[] labels)
    {
        var context = new MLContext(1);
        var rows = Enumerable.Range(0, labels.Length).Select(row => new FeatureRow
        {
            Label = labels[row],
            Features = new VBuffer<float>(logOdds.Count, [.. logOdds.Select(x => (float)Math.Clamp(x[row], -MostLogOdds, MostLogOdds))]),
        });
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            NumberOfThreads = 1, L1Regularization = 0, L2Regularization = Penalty, EnforceNonNegativity = true,
        });
        var trained = trainer.Fit(FeatureRow.View(context, [.. rows], logOdds.Count)).Model.SubModel;
        return new StackWeights([.. trained.Weights.Select(x => (double)x)], trained.Bias);
    }
}
