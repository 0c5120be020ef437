using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_a_campaign_is_analysed
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Should_add_up_counts_and_average_rates()
    {
        var analysis = Analyse(Day(1, 1000, 10), Day(2, 1000, 20), Day(3, 2000, 60), Day(4, 2000, 80));

        Assert.Equal((6000, 1500, 2000), (analysis.Metrics["impressions"].Sum, analysis.Metrics["impressions"].Mean, analysis.Metrics["impressions"].Latest));
        Assert.Null(analysis.Metrics["ctr"].Sum);
        Assert.Equal(0.025, analysis.Metrics["ctr"].Mean!.Value, 9);
        Assert.Equal(0, analysis.Metrics["roas"].Samples);
    }

    [Fact]
    public void Should_compare_the_halves()
    {
        var trend = Analyse(Day(1, 1000, 10), Day(2, 1000, 20), Day(3, 1000, 30), Day(4, 1000, 40)).Metrics["clicks"].Trend!;

        Assert.Equal((15, 35, "up"), (trend.FirstHalfMean, trend.LastHalfMean, trend.Direction));
        Assert.Equal(20.0 / 15, trend.Change!.Value, 9);
    }

    [Fact]
    public void Should_say_nothing_of_a_trend_in_three_days() => Assert.Null(Analyse(Day(1, 1, 1), Day(2, 2, 2), Day(3, 3, 3)).Metrics["clicks"].Trend);

    [Fact]
    public void Should_count_a_day_once_as_it_was_last_reported()
    {
        var analysis = Analyse(Day(1, 1000, 10), Day(1, 1200, 12, hoursLater: 5), Day(2, 1000, 10));

        Assert.Equal(2, analysis.Readings);
        Assert.Equal(2200, analysis.Metrics["impressions"].Sum);
    }

    [Fact]
    public void Should_not_add_up_running_totals()
    {
        var analysis = Analyse(Total(1000, 1), Total(2000, 2));

        Assert.Null(analysis.Metrics["impressions"].Sum);
        Assert.Equal(2000, analysis.Metrics["impressions"].Latest);
    }

    [Fact]
    public void Should_show_only_what_is_asked_for() => Assert.Equal(["roas"], CampaignAnalysis.Of(Campaign([Day(1, 1, 1)]), ["roas"]).Metrics.Keys);

    static CampaignAnalysis Analyse(params ReadingView[] readings) => CampaignAnalysis.Of(Campaign(readings), []);

    static CampaignView Campaign(IReadOnlyList<ReadingView> readings) => new()
    {
        SourceSystem = "default", CampaignId = "C-1", Status = CampaignStatus.Active, Underperforms = false, UpdatedAt = Start,
        Recommendations = [], Readings = [.. readings.Reverse()], Changes = [],
    };

    static ReadingView Day(int day, long impressions, long clicks, int hoursLater = 0) =>
        Reading(new CampaignFigures { CampaignId = "C-1", Date = new DateOnly(2026, 3, day), Impressions = impressions, Clicks = clicks }, Start.AddDays(day).AddHours(hoursLater));

    static ReadingView Total(long impressions, int day) => Reading(new CampaignFigures { CampaignId = "C-1", Impressions = impressions }, Start.AddDays(day));

    static ReadingView Reading(CampaignFigures figures, DateTimeOffset at) => new(Guid.NewGuid(), OptimizationType.PerformanceCheck, figures, null, [], [], at, at);
}
