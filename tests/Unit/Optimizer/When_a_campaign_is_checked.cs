using CsCheck;
using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_a_campaign_is_checked
{
    static readonly OptimizerOptions Options = new();

    static Judgement Check(CampaignFigures figures) => PerformanceCheck.Judge(NormalizedFigures.Of(figures).Figures, Options);

    static CampaignFigures Campaign => new() { CampaignId = "c-1" };

    // Wilson's upper bound of 150 of 10,000 is 0.0176: below 0.02. That of 1 of 100 is 0.0545: it may well be fine.
    [Theory]
    [InlineData(150, 10_000, true)]
    [InlineData(1, 100, false)]
    [InlineData(0, 99, false)]
    [InlineData(190, 10_000, false)]
    [InlineData(300, 10_000, false)]
    public void Should_advise_on_the_creative_only_when_clicks_are_shown_to_be_few(long clicks, long impressions, bool advised)
    {
        var judgement = Check(Campaign with { Clicks = clicks, Impressions = impressions });

        Assert.Equal(advised, judgement.Recommendations.Any(x => x.Kind == "creative_optimization" && x.Priority == Priority.High));
        Assert.Contains(judgement.Reasons, x => x.Code.StartsWith("ctr.", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_state_the_interval_as_evidence()
    {
        var advice = Assert.Single(Check(Campaign with { Clicks = 150, Impressions = 10_000 }).Recommendations);

        Assert.Equal(0.015, advice.Evidence["ctr"]);
        Assert.Equal(0.02, advice.Evidence["target"]);
        Assert.Equal(0.012797, advice.Evidence["lower"], 0.000001);
        Assert.Equal(0.017575, advice.Evidence["upper"], 0.000001);
    }

    // 100 leads for 8,000 USD: at least 8,000 / 121.6 = 65.77 each. 12 leads for 720 USD: from 720 / 20.96 = 34.35 each.
    [Theory]
    [InlineData(100, 8000, true)]
    [InlineData(12, 720, false)]
    [InlineData(9, 90_000, false)]
    [InlineData(0, 90_000, false)]
    public void Should_advise_on_the_targeting_only_when_leads_are_shown_to_be_dear(long leads, double cost, bool advised) =>
        Assert.Equal(advised, Check(Campaign with { LeadsCreated = leads, CostUsd = cost }).Recommendations.Any(x => x.Kind == "targeting_optimization"));

    // 0.8 * 1.480 = 1.184 < 1.5; 1.2 * exp(1.96 * sqrt(2/10)) = 2.88; nothing for 300 USD: at most 3.668 * 100 / 300 = 1.22; for 200 USD 1.83.
    [Theory]
    [InlineData(5000, 4000, 50, true)]
    [InlineData(5000, 6000, 10, false)]
    [InlineData(300, 0, 0, true)]
    [InlineData(200, 0, 0, false)]
    [InlineData(49.99, 0.01, 1000, false)]
    public void Should_advise_on_the_budget_only_when_the_return_is_shown_to_be_low(double cost, double revenue, long conversions, bool advised) =>
        Assert.Equal(advised, Check(Campaign with { CostUsd = cost, RevenueUsd = revenue, Conversions = conversions })
            .Recommendations.Any(x => x.Kind == "budget_reallocation"));

    // min(0.01 / 0.02, 1) * 30 + min(0.75 / 1.5, 1) * 50 + min(5 / 10, 1) * 20 = 15 + 25 + 10.
    [Fact]
    public void Should_score_by_clicks_return_and_conversions() =>
        Assert.Equal(50, Check(Campaign with { Ctr = 0.01, Roas = 0.75, Conversions = 5 }).PerformanceScore!.Value, 9);

    [Fact]
    public void Should_give_full_marks_and_no_more() =>
        Assert.Equal(100, Check(Campaign with { Ctr = 0.5, Roas = 9, Conversions = 5000 }).PerformanceScore);

    [Fact]
    public void Should_not_score_what_was_not_measured()
    {
        var judgement = Check(Campaign with { DailyBudgetUsd = 100 });

        Assert.Null(judgement.PerformanceScore);
        Assert.Contains(judgement.Reasons, x => x.Code == "score.nothing_to_judge");
    }

    [Fact]
    public void Should_say_how_many_impressions_are_missing()
    {
        var judgement = Check(Campaign with { Clicks = 0, Impressions = 42 });

        Assert.Null(judgement.PerformanceScore);
        Assert.Contains(judgement.Reasons, x => x.Text.Contains("42 impressions, 100 needed", StringComparison.Ordinal));
    }

    [Fact]
    public void Should_never_advise_on_a_rate_below_its_minimum_sample() =>
        Gen.Select(Gen.Long[0, 99], Gen.Double[0, 1], Gen.Long[0, 9], Gen.Double[0, 49.99], Gen.Double[0, 1000])
            .Sample((impressions, ctr, leads, cost, revenue) =>
                Check(Campaign with { Impressions = impressions, Ctr = ctr, LeadsCreated = leads, CostUsd = cost, RevenueUsd = revenue }).Recommendations.Count == 0);
}
