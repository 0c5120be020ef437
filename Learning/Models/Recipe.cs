using Microsoft.ML;

namespace MarketingBus.Learning.Models;

/// <summary>One way to train a member. Every trainer runs on one thread with a fixed seed: the same rows give the same model.</summary>
/// <param name="Member">Which member, such as <see cref="Models.Member.Forest"/>.</param>
/// <param name="Settings">For people.</param>
internal sealed record Recipe(string Member, string Settings, Func<MLContext, LabelledRows, IScoringModel> Train);
