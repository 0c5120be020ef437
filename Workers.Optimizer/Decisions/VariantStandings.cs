using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Each variant with the interval of its rate and what is believed of it.</summary>
internal static class VariantStandings
{
    public static IReadOnlyList<VariantStanding> Of(CampaignFigures figures, OptimizerOptions options)
    {
        var variants = AbTest.Distinct(figures.Variants ?? [], []);
        var seen = variants.Where(x => x.Impressions > 0).ToList();
        return
        [
            .. seen.Count == 0 ? [] : seen.Zip(BestArm.Of(seen), (variant, belief) => Of(variant, belief, options)),
            .. variants.Where(x => x.Impressions == 0).Select(x => new VariantStanding { VariantId = x.VariantId, Impressions = 0, Conversions = x.Conversions }),
        ];
    }

    static VariantStanding Of(VariantFigures variant, BestArm belief, OptimizerOptions options)
    {
        var interval = Interval.OfRate(variant.Conversions, variant.Impressions, options.Confidence);
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
