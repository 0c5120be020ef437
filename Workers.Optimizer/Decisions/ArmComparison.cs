using MarketingBus.Contracts;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>The best variant against each of the others; p-values are the largest after Holm's correction.</summary>
internal sealed record ArmComparison(VariantFigures Best, VariantFigures RunnerUp, int Comparisons, double PValue, double AlwaysValidPValue, double Significance)
{
    public bool IsSignificant => PValue <= Significance && AlwaysValidPValue <= Significance;

    public string Text =>
        $"{Best.VariantId} {TwoProportions.RateOf(Best):0.####} against {RunnerUp.VariantId} {TwoProportions.RateOf(RunnerUp):0.####}, "
        + $"p {PValue:0.####}, always-valid p {AlwaysValidPValue:0.####}, {Significance:0.###} needed.";

    public static ArmComparison Of(VariantFigures best, IReadOnlyList<VariantFigures> variants, OptimizerOptions options)
    {
        var others = variants.Where(x => x != best).ToList();
        var tests = others.Select(x => TwoProportions.Of(best, x)).ToList();
        return new ArmComparison(
            best,
            others.MaxBy(TwoProportions.RateOf)!,
            others.Count,
            LargestByHolm(tests.Select(x => x.PValue)),
            LargestByHolm(tests.Select(x => x.AlwaysValidPValue(options.ExpectedDifference))),
            1 - options.Confidence);
    }

    public Dictionary<string, double> Evidence(BestArm belief) => new()
    {
        ["rate"] = TwoProportions.RateOf(Best),
        ["runner_up_rate"] = TwoProportions.RateOf(RunnerUp),
        ["p_value"] = PValue,
        ["always_valid_p_value"] = AlwaysValidPValue,
        ["significance"] = Significance,
        ["probability_best"] = belief.ProbabilityBest,
        ["expected_loss"] = belief.ExpectedLoss,
    };

    /// <summary>Holm's step-down p-values rise; all hypotheses are rejected when the last, and so the largest, is small enough.</summary>
    internal static double LargestByHolm(IEnumerable<double> pValues)
    {
        var ascending = pValues.Order().ToList();
        return ascending.Select((p, i) => Math.Min(1, p * (ascending.Count - i))).Max();
    }
}
