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
    [InlineData(0.05, 0.03, "figures.ctr_differs")]
    [InlineData(0.9, 0.03, "figures.ctr_differs")]
    [InlineData(2.5, 0.03, "figures.ctr_ignored")]
    [InlineData(-0.1, 0.03, "figures.ctr_ignored")]
    [InlineData(double.NaN, 0.03, "figures.ctr_ignored")]
    public void Should_take_the_counts_where_a_given_rate_contradicts_them(double given, double taken, string note)
    {
        var (figures, notes) = NormalizedFigures.Of(Campaign with { Ctr = given, Clicks = 30, Impressions = 1000 });

        Assert.Equal(taken, figures.Ctr);
        Assert.Equal(note, Assert.Single(notes).Code);
    }

    [Fact]
    public void Should_take_a_given_rate_that_was_rounded()
    {
        var (figures, notes) = NormalizedFigures.Of(Campaign with { Ctr = 0.03, Clicks = 31, Impressions = 1000 });

        Assert.Equal(0.03, figures.Ctr);
        Assert.Empty(notes);
    }

    [Fact]
    public void Should_take_a_given_rate_that_nothing_can_be_held_against() => Assert.Equal(0.85, NormalizedFigures.Of(Campaign with { Ctr = 0.85, Impressions = 1000 }).Figures.Ctr);

    [Fact]
    public void Should_keep_refunds_and_what_they_do_to_the_return()
    {
        var (figures, notes) = NormalizedFigures.Of(Campaign with { CostUsd = 100, RevenueUsd = -50, Roas = -0.5 });

        Assert.Equal((-50, -0.5), (figures.RevenueUsd, figures.Roas));
        Assert.Empty(notes);
    }

    [Fact]
    public void Should_know_no_rate_of_clicks_without_impressions()
    {
        var figures = Campaign with { Clicks = 5, Impressions = 0 };

        Assert.Null(FiguresRules.FirstError(figures));
        Assert.Equal((5, null), (NormalizedFigures.Of(figures).Figures.Clicks, NormalizedFigures.Of(figures).Figures.Ctr));
    }
}
