using MarketingBus.Contracts;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_figures_cannot_be_true
{
    static CampaignFigures Campaign => new() { CampaignId = "c-1" };

    public static TheoryData<string, CampaignFigures> Impossible => new()
    {
        { "campaign_id:", Campaign with { CampaignId = "" } },
        { "impressions:", Campaign with { Impressions = -1 } },
        { "clicks:", Campaign with { Clicks = 11, Impressions = 10 } },
        { "leads_created:", Campaign with { LeadsCreated = -3 } },
        { "conversions:", Campaign with { Conversions = -1 } },
        { "cost_usd:", Campaign with { CostUsd = -0.01 } },
        { "revenue_usd:", Campaign with { RevenueUsd = double.NaN } },
        { "daily_budget_usd:", Campaign with { DailyBudgetUsd = double.PositiveInfinity } },
        { "variants[1].conversions:", Campaign with { Variants = [Variant("a", 5, 5), Variant("b", 5, 6)] } },
        { "variants[0].impressions:", Campaign with { Variants = [Variant("a", -5, -6)] } },
        { "variants[0]:", Campaign with { Variants = [null!] } },
        { "impressions:", Campaign with { Impressions = long.MaxValue } },
        { "variants:", Campaign with { Variants = [.. Enumerable.Range(0, 21).Select(x => Variant($"v{x}", 5, 5))] } },
        { "channel_performance.ads:", Campaign with { ChannelPerformance = new Dictionary<string, ChannelFigures> { ["ads"] = null! } } },
        { "channel_performance.ads.spend_usd:", Campaign with { ChannelPerformance = new Dictionary<string, ChannelFigures> { ["ads"] = new() { SpendUsd = -1 } } } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Should_name_the_field(string field, CampaignFigures figures) =>
        Assert.StartsWith(field, FiguresRules.FirstError(figures), StringComparison.Ordinal);

    [Fact]
    public void Should_accept_what_can_be_true() =>
        Assert.Null(FiguresRules.FirstError(Campaign with { Clicks = 10, Impressions = 10, CostUsd = 0, RevenueUsd = -80, Variants = [Variant("a", 5, 5), Variant("unseen", 0, 2)] }));

    static VariantFigures Variant(string id, long impressions, long conversions) =>
        new() { VariantId = id, Impressions = impressions, Conversions = conversions };
}
