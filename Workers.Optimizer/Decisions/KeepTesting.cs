using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>The advice to wait, with how long.</summary>
internal static class KeepTesting
{
    const string Kind = "keep_testing";

    public static Recommendation ForSample(VariantFigures variant, OptimizerOptions options)
    {
        var more = options.MinimumImpressions - variant.Impressions;
        return new Recommendation
        {
            Kind = Kind,
            Priority = Priority.Low,
            Target = variant.VariantId,
            Text = $"Keep testing: {variant.VariantId} has {variant.Impressions} impressions and needs {more} more.",
            Evidence = new Dictionary<string, double>
            {
                ["impressions"] = variant.Impressions, ["minimum_impressions"] = options.MinimumImpressions, ["additional_impressions"] = more,
            },
        };
    }

    public static Recommendation ForEvidence(
        ArmComparison comparison, Dictionary<string, double> evidence, IReadOnlyList<VariantFigures> variants, OptimizerOptions options)
    {
        var needed = TrialsNeeded.ToTell(
            TwoProportions.RateOf(comparison.Best), TwoProportions.RateOf(comparison.RunnerUp), comparison.Significance / comparison.Comparisons, options);
        var fewest = variants.Min(x => x.Impressions);
        var more = needed is { } total ? Math.Max(0, total - fewest) : (long?)null;
        evidence["additional_impressions"] = more ?? options.MinimumImpressions;

        return new Recommendation
        {
            Kind = Kind, Priority = Priority.Low, Text = $"Keep testing: {Advice(more, options)} {comparison.Text}", Evidence = evidence,
        };
    }

    static string Advice(long? more, OptimizerOptions options) => more switch
    {
        null => $"no success, or no failure, has been seen to reckon with; look again after {options.MinimumImpressions} more impressions per variant.",
        0 => "enough has been seen to find a lift that matters; treat it as a tie if nothing changes.",
        _ => $"about {more} more impressions per variant, should the rates stay.",
    };
}
