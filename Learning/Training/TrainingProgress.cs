namespace MarketingBus.Learning.Training;

/// <summary>How far a training is.</summary>
/// <param name="Stage">For people, such as "train".</param>
/// <param name="Fraction">Of the whole, 0 to 1.</param>
public sealed record TrainingProgress(string Stage, double Fraction);
