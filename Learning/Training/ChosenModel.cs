namespace MarketingBus.Learning.Training;

/// <summary>A member of the ensemble.</summary>
/// <param name="Name">Such as "gradient_boosting".</param>
/// <param name="Settings">What the search chose, for people.</param>
/// <param name="LogLoss">Of the chosen settings in the search's folds, natural logarithm.</param>
/// <param name="Weight">What the ensemble makes of its log-odds; 0: it has no say.</param>
public sealed record ChosenModel(string Name, string Settings, double LogLoss, double Weight);
