using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Each variant with the interval of its rate and what is believed of it.</summary>
internal static class VariantStandings
{
    public static IReadOnlyList<VariantStanding> Of(CampaignFigures figures, OptimizerOptions options)
    {
        var variants = AbTest.Distinct(figures.Variants ?? [], []);
        return variants.Count == 0 ? [] : [.. variants.Zip(BestArm.Of(variants), (variant, belief) => Of(variant, belief, options))];
    }

    static VariantStanding Of(VariantFigures variant, BestArm belief, OptimizerOptions options)
    {
        // Shown to nobody, its rate may be anything.
        var interval = variant.Impressions > 0 ? Interval.OfRate(variant.Conversions, variant.Impressions, options.Confidence) : new Interval(0, 1);
        return new VariantStanding
        {
            VariantId = variant.VariantId,
            Impressions = variant.Impressions,
            Conversions = variant.Conversions,
            Rate = TwoProportions.RateOf(variant),
            RateFrom = interval.Lower,
            RateTo = interval.Upper,
            ProbabilityBest = belief.ProbabilityBest,
            ExpectedLoss = belief.ExpectedLoss,
        };
    }
}
