using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Leads that cost too much: the wrong people are reached.</summary>
internal static class LeadCostRule
{
    public static void Apply(CampaignFigures figures, OptimizerOptions options, List<Recommendation> advice, List<Reason> reasons)
    {
        if (figures.CplUsd is not { } cost)
        {
            reasons.Add(new Reason { Code = "cpl.unknown", Text = "cpl_usd is not known." });
            return;
        }

        var leads = figures.LeadsCreated ?? NormalizedFigures.Ratio(figures.CostUsd, cost) ?? 0;
        if (leads < options.MinimumLeads)
        {
            reasons.Add(new Reason { Code = "cpl.sample", Text = $"cpl_usd: {leads:0.#} leads, {options.MinimumLeads} needed." });
            return;
        }

        // The money is known; what varies is how many leads it brought.
        var count = Interval.OfCount(leads, options.Confidence);
        var interval = new Interval(cost * leads / count.Upper, cost * leads / count.Lower);
        var found = $"cpl_usd {cost:0.00} ({interval.Lower:0.00} to {interval.Upper:0.00}, target {options.TargetCplUsd:0.00}, {leads:0.#} leads)";
        if (interval.Lower <= options.TargetCplUsd)
        {
            reasons.Add(new Reason { Code = cost > options.TargetCplUsd ? "cpl.uncertain" : "cpl.ok", Text = $"{found} is not shown to be above target." });
            return;
        }

        reasons.Add(new Reason { Code = "cpl.high", Text = $"{found} is above target." });
        advice.Add(new Recommendation
        {
            Kind = "targeting_optimization",
            Priority = Priority.Medium,
            Text = $"Narrow the targeting: {found}.",
            Evidence = new Dictionary<string, double>
            {
                ["cpl_usd"] = cost, ["target"] = options.TargetCplUsd, ["lower"] = interval.Lower, ["upper"] = interval.Upper, ["leads"] = leads,
            },
        });
    }
}
