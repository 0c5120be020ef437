using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_figures_are_normalized
{
    static CampaignFigures Campaign => new() { CampaignId = "c-1" };

    [Fact]
    public void Should_derive_rates_from_counts()
    {
        var (figures, notes) = NormalizedFigures.Of(
            Campaign with { Clicks = 30, Impressions = 1000, CostUsd = 200, LeadsCreated = 8, RevenueUsd = 500 });

        Assert.Equal((0.03, 25, 2.5), (figures.Ctr, figures.CplUsd, figures.Roas));
        Assert.Empty(notes);
    }

    [Fact]
    public void Should_never_divide_by_zero()
    {
        var (figures, _) = NormalizedFigures.Of(
            Campaign with { Clicks = 0, Impressions = 0, CostUsd = 0, LeadsCreated = 0, RevenueUsd = 0 });

        Assert.Equal((null, null, null), (figures.Ctr, figures.CplUsd, figures.Roas));
    }

    [Fact]
    public void Should_not_take_a_rate_that_nobody_can_have_measured() =>
        Assert.Null(NormalizedFigures.Of(Campaign with { CplUsd = 1e300, LeadsCreated = 100 }).Figures.CplUsd);

    [Theory]
    [InlineData(0.05, 0.05, "figures.ctr_differs")]
    [InlineData(2.5, 0.03, "figures.ctr_ignored")]
    [InlineData(-0.1, 0.03, "figures.ctr_ignored")]
    [InlineData(double.NaN, 0.03, "figures.ctr_ignored")]
    public void Should_take_a_given_rate_only_within_its_range(double given, double taken, string note)
    {
        var (figures, notes) = NormalizedFigures.Of(Campaign with { Ctr = given, Clicks = 30, Impressions = 1000 });

        Assert.Equal(taken, figures.Ctr);
        Assert.Equal(note, Assert.Single(notes).Code);
    }
}
