using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_a_pause_is_considered
{
    // 10 % of 100 USD is 10 USD.
    [Theory]
    [InlineData(0L, 10.01, 100.0, true)]
    [InlineData(0L, 10.0, 100.0, false)]
    [InlineData(1L, 99.0, 100.0, false)]
    [InlineData(null, 99.0, 100.0, false)]
    [InlineData(0L, 99.0, 0.0, false)]
    [InlineData(0L, 0.01, null, false)]
    public void Should_pause_only_for_spend_without_conversions_against_a_known_budget(long? conversions, double cost, double? budget, bool paused)
    {
        var figures = new CampaignFigures { CampaignId = "c-1", Conversions = conversions, CostUsd = cost, DailyBudgetUsd = budget };

        var judgement = PerformanceCheck.Judge(figures, new OptimizerOptions());

        Assert.Equal(paused, judgement.Recommendations.Any(x => x.Kind == "auto_pause" && x.Priority == Priority.Critical));
        Assert.Contains(judgement.Reasons, x => x.Code.StartsWith("pause.", StringComparison.Ordinal));
    }
}
