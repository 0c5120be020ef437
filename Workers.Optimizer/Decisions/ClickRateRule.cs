using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Too few clicks per impression: the creative does not appeal.</summary>
internal static class ClickRateRule
{
    public static void Apply(CampaignFigures figures, OptimizerOptions options, List<Recommendation> advice, List<Reason> reasons)
    {
        if (figures.Ctr is not { } rate)
        {
            reasons.Add(new Reason { Code = "ctr.unknown", Text = "ctr is not known." });
            return;
        }

        var impressions = figures.Impressions ?? 0;
        if (impressions < options.MinimumImpressions)
        {
            reasons.Add(new Reason { Code = "ctr.sample", Text = $"ctr: {impressions} impressions, {options.MinimumImpressions} needed." });
            return;
        }

        var interval = Interval.OfRate(rate * impressions, impressions, options.Confidence);
        var found = $"ctr {rate:0.####} ({interval.Lower:0.####} to {interval.Upper:0.####}, target {options.TargetCtr:0.####}, {impressions} impressions)";
        if (interval.Upper >= options.TargetCtr)
        {
            reasons.Add(new Reason { Code = rate < options.TargetCtr ? "ctr.uncertain" : "ctr.ok", Text = $"{found} is not shown to be below target." });
            return;
        }

        reasons.Add(new Reason { Code = "ctr.low", Text = $"{found} is below target." });
        advice.Add(new Recommendation
        {
            Kind = "creative_optimization",
            Priority = Priority.High,
            Text = $"Change the creative: {found}.",
            Evidence = new Dictionary<string, double>
            {
                ["ctr"] = rate, ["target"] = options.TargetCtr, ["lower"] = interval.Lower, ["upper"] = interval.Upper, ["impressions"] = impressions,
            },
        });
    }
}
