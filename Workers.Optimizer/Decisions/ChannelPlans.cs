using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Each channel's amounts and shares, now and as recommended, with the interval of its return.</summary>
internal static class ChannelPlans
{
    public static IReadOnlyList<ChannelPlan> Of(CampaignFigures figures, OptimizerOptions options)
    {
        var channels = ChannelDirection.OfAll(figures, options, []);
        var amounts = ChannelAmounts.Of(figures.TotalBudgetUsd, channels, options.MaxStep);
        var known = figures.TotalBudgetUsd is not null || channels.All(x => x.SpendUsd is not null);
        return [.. channels.Select((x, i) => Of(x, figures.ChannelPerformance![x.Channel].Conversions, options) with
        {
            CurrentUsd = known ? Cents.ToUsd(amounts.Current[i]) : null,
            RecommendedUsd = known ? Cents.ToUsd(amounts.Recommended[i]) : null,
            CurrentShare = known ? NormalizedFigures.Ratio(amounts.Current[i], amounts.Current.Sum()) : null,
            RecommendedShare = known ? NormalizedFigures.Ratio(amounts.Recommended[i], amounts.Recommended.Sum()) : null,
        })];
    }

    static ChannelPlan Of(ChannelDirection channel, long? conversions, OptimizerOptions options)
    {
        Interval? interval = channel is { Roas: { } roas, SpendUsd: > 0 and var spend } ? ReturnRule.IntervalOf(roas, spend, conversions, options) : null;
        return new ChannelPlan
        {
            Channel = channel.Channel,
            Direction = channel.Verb,
            Roas = channel.Roas,
            RoasFrom = interval?.Lower,
            RoasTo = interval?.Upper,
            SpendUsd = channel.SpendUsd,
            Why = channel.Why,
        };
    }
}
