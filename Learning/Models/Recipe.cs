using Microsoft.ML;

namespace MarketingBus.Learning.Models;

/// <summary>One way to train a member. Every trainer runs on one thread with a fixed seed: the same rows give the same model.</summary>
/// <param name="Member">Which member, such as <see cref="Models.Member.Forest"/>.</param>
/// <param name="Settings">For people.</param>
/// <param name="Fit">Trains.</param>
/// <param name="TakeOver">Makes what was trained our own, with what it needs to know of the training rows.</param>
internal sealed record Recipe(
    string Member, string Settings, Func<MLContext, IDataView, ITransformer> Fit, Func<ITransformer, LabelledRows, IScoringModel> TakeOver)
{
    public IScoringModel Train(MLContext context, LabelledRows rows) => TakeOver(Fit(context, FeatureRow.View(context, rows.ForTrainers(), rows.Width)), rows);
}
