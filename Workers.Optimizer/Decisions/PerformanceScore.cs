using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>How a campaign does, 0 to 100: 30 points for clicks, 50 for return, 20 for conversions. What was not reported earns none.</summary>
internal static class PerformanceScore
{
    public static double? Of(CampaignFigures figures, OptimizerOptions options, List<Reason> reasons)
    {
        if (figures.Ctr is null && figures.Roas is null && figures.Conversions is null)
        {
            reasons.Add(new Reason { Code = "score.nothing_to_judge", Text = "No score: neither ctr, roas nor conversions are known." });
            return null;
        }

        if (figures.Impressions < options.MinimumImpressions)
        {
            reasons.Add(new Reason { Code = "score.sample", Text = $"No score: {figures.Impressions} impressions, {options.MinimumImpressions} needed." });
            return null;
        }

        var parts = new (string Name, double? Value, double Target, double Points)[]
        {
            ("ctr", figures.Ctr, options.TargetCtr, 30),
            ("roas", figures.Roas, options.TargetRoas, 50),
            ("conversions", figures.Conversions, options.TargetConversions, 20),
        };
        foreach (var (name, _, _, points) in parts.Where(x => x.Value is null))
            reasons.Add(new Reason { Code = $"score.{name}_unknown", Text = $"{name} is not known: its {points} points of the score were not given." });

        return parts.Sum(x => Math.Clamp((x.Value ?? 0) / x.Target, 0, 1) * x.Points);
    }
}
