using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Spent money that brings too little back: it belongs elsewhere.</summary>
internal static class ReturnRule
{
    public static void Apply(CampaignFigures figures, OptimizerOptions options, List<Recommendation> advice, List<Reason> reasons)
    {
        if (figures.Roas is not { } roas)
        {
            reasons.Add(new Reason { Code = "roas.unknown", Text = "roas is not known." });
            return;
        }

        if (figures.CostUsd is not { } cost || cost < options.MinimumCostUsd || cost <= 0)
        {
            reasons.Add(new Reason { Code = "roas.sample", Text = $"roas: {figures.CostUsd ?? 0:0.00} USD spent, {options.MinimumCostUsd:0.00} needed." });
            return;
        }

        var interval = IntervalOf(roas, cost, figures.Conversions, options);
        var found = $"roas {roas:0.##} ({interval.Lower:0.##} to {interval.Upper:0.##}, target {options.TargetRoas:0.##}, {cost:0.00} USD spent)";
        if (interval.Upper >= options.TargetRoas)
        {
            reasons.Add(new Reason { Code = roas < options.TargetRoas ? "roas.uncertain" : "roas.ok", Text = $"{found} is not shown to be below target." });
            return;
        }

        reasons.Add(new Reason { Code = "roas.low", Text = $"{found} is below target." });
        advice.Add(new Recommendation
        {
            Kind = "budget_reallocation",
            Priority = Priority.High,
            Text = $"Move budget away: {found}.",
            Evidence = new Dictionary<string, double>
            {
                ["roas"] = roas, ["target"] = options.TargetRoas, ["lower"] = interval.Lower, ["upper"] = interval.Upper, ["cost_usd"] = cost,
            },
        });
    }

    /// <summary>Revenue comes in as single conversions; while none has been seen, or none was counted, one is taken to be worth the option's value. Below zero refunds outweigh them.</summary>
    public static Interval IntervalOf(double roas, double cost, long? conversions, OptimizerOptions options)
    {
        if (roas <= 0)
            return new Interval(roas, Interval.OfCount(0, options.Confidence).Upper * options.ConversionValueUsd / cost);

        var events = conversions > 0 ? conversions.Value : roas * cost / options.ConversionValueUsd;
        return Interval.OfSum(roas, events, options.Confidence);
    }
}
