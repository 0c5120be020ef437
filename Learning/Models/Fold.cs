namespace MarketingBus.Learning.Models;

/// <summary>Rows to learn from and rows to try it on, by their place among the rows given.</summary>
internal sealed record Fold(int[] Seen, int[] Unseen);

/// <summary>What settings and weights are found from.</summary>
/// <param name="Rows">Places among the training rows.</param>
/// <param name="Folds">By place among these.</param>
internal sealed record SearchPlan(int[] Rows, IReadOnlyList<Fold> Folds);
