namespace MarketingBus.Learning.Models;

/// <summary>Rows to try settings on: what a model of them learns from, and what it is tried by.</summary>
internal sealed record SearchFold(LabelledRows Seen, LabelledRows Unseen);

/// <summary>What settings and weights are found from.</summary>
/// <param name="IsOrdered">Each fold is newer than the one before, and its base rate its own.</param>
internal sealed record SearchPlan(IReadOnlyList<SearchFold> Folds, bool IsOrdered);
