using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Compares variants. One is promoted only when it beats every other by both tests and each has its minimum sample.</summary>
internal static class AbTest
{
    public static Judgement Judge(IReadOnlyList<VariantFigures> given, OptimizerOptions options)
    {
        var reasons = new List<Reason>();
        var variants = Distinct(given, reasons);
        if (variants.Count < 2)
        {
            reasons.Add(new Reason { Code = "ab.variants", Text = $"{variants.Count} variants were given; a comparison needs 2." });
            return new Judgement { Recommendations = [], Reasons = reasons };
        }

        var tooFew = variants.Where(x => x.Impressions < options.MinimumImpressions).ToList();
        foreach (var variant in tooFew)
            reasons.Add(new Reason { Code = "ab.sample", Text = $"{variant.VariantId}: {variant.Impressions} impressions, {options.MinimumImpressions} needed." });

        return new Judgement
        {
            Recommendations = tooFew.Count > 0 ? [.. tooFew.Select(x => KeepTesting.ForSample(x, options))] : [Compare(variants, options, reasons)],
            Reasons = reasons,
        };
    }

    /// <summary>Rows of the same variant may be a total sent twice; adding them would invent evidence, so the larger one counts.</summary>
    public static List<VariantFigures> Distinct(IReadOnlyList<VariantFigures> given, List<Reason> reasons)
    {
        var variants = new List<VariantFigures>();
        foreach (var rows in given.GroupBy(x => x.VariantId, StringComparer.Ordinal))
        {
            variants.Add(rows.MaxBy(x => x.Impressions)!);
            if (rows.Skip(1).Any())
                reasons.Add(new Reason { Code = "ab.duplicate", Text = $"{rows.Key} was given {rows.Count()} times; the row with the most impressions counts." });
        }

        return variants;
    }

    static Recommendation Compare(List<VariantFigures> variants, OptimizerOptions options, List<Reason> reasons)
    {
        var posterior = BestArm.Of(variants);
        foreach (var (variant, belief) in variants.Zip(posterior))
            reasons.Add(new Reason
            {
                Code = "ab.variant",
                Text = $"{variant.VariantId}: {variant.Conversions} of {variant.Impressions} ({TwoProportions.RateOf(variant):0.####}), "
                    + $"best with probability {belief.ProbabilityBest:0.000}, expected loss {belief.ExpectedLoss:0.#####}.",
            });

        var best = variants.MaxBy(TwoProportions.RateOf)!;
        var comparison = ArmComparison.Of(best, variants, options);
        var evidence = comparison.Evidence(posterior[variants.IndexOf(best)]);
        reasons.Add(new Reason { Code = comparison.IsSignificant ? "ab.significant" : "ab.not_significant", Text = comparison.Text });
        return comparison.IsSignificant
            ? new Recommendation
            {
                Kind = "promote_variant", Priority = Priority.High, Target = best.VariantId, Text = $"Promote {best.VariantId}: {comparison.Text}", Evidence = evidence,
            }
            : KeepTesting.ForEvidence(comparison, evidence, variants, options);
    }
}
