namespace MarketingBus.Learning.Evaluation;

/// <summary>Rows to learn from and rows to try it on, by their place among the rows given.</summary>
internal sealed record Fold(int[] Seen, int[] Unseen);
