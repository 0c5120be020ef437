namespace MarketingBus.Learning.Evaluation;

/// <summary>Whether a challenger takes a champion's place; both are judged on the challenger's held-out rows.</summary>
internal static class ChampionTest
{
    public static bool IsBetter(BinaryMetrics challenger, BinaryMetrics champion) =>
        challenger.Auc > champion.Auc && challenger.Brier < champion.Brier;
}
