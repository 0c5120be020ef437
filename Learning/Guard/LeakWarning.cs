namespace MarketingBus.Learning.Guard;

/// <summary>A column that may know the answer.</summary>
/// <param name="Reason">One sentence.</param>
/// <param name="Auc">How well the column alone predicts the label on rows not used to learn from it, 0 to 1; .5 is chance.</param>
/// <param name="Excluded">False where it is only pointed out, or was kept on request.</param>
public sealed record LeakWarning(string Column, string Reason, double Auc, bool Excluded)
{
    /// <summary>Its name speaks against it, not its values by themselves.</summary>
    public bool IsByName { get; init; }

    /// <summary>Held-out AUC that leaving the column out costs, measured by a regression, where only its name speaks against it; null elsewhere and in reports of older versions.</summary>
    public double? AucCost { get; init; }
}
