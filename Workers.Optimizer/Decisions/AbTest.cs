using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

internal static class AbTest
{
    public static Judgement Judge(IReadOnlyList<VariantFigures> variants, OptimizerOptions options) => new() { Recommendations = [], Reasons = [] };
}
