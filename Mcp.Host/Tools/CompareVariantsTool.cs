using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Compares the variants of a campaign, or some that the caller names, by the optimizer's statistics.</summary>
internal sealed class CompareVariantsTool(CampaignAdviceDesk desk) : ITool<CompareVariantsInput, VariantComparison>
{
    const string OwnFigures = "own-figures";
    const int FewestVariants = 2;

    public static ToolCard Card { get; } = new(
        "compare_variants", "Compare variants of an A/B test",
        "Which variant of a campaign converts best, and whether that is sure: each one's rate (conversions per impression, 0 to 1) with its confidence interval, the probability of being "
        + "the best and the rate expected to be given away by choosing it. A variant is promoted only when it beats every other by a test that may be looked at any time; else the "
        + "advice is to keep testing, and for how long. Name a campaign whose figures are stored, or give variants of your own. Nothing is changed.");

    public async Task<VariantComparison> CallAsync(CompareVariantsInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        if (input.CampaignId is null == (input.Variants is null))
            throw ToolRefusal.Invalid("campaign_id", "or 'variants' is required, and not both.");

        var advised = input.Variants is { } own
            ? await desk.AskAsync(new CampaignFigures { CampaignId = OwnFigures, Variants = Read(own) }, OptimizationType.AbTestAnalysis, cancellationToken)
            : await desk.AskAsync(input.CampaignId!, input.SourceSystem, OptimizationType.AbTestAnalysis, totalBudgetUsd: null, cancellationToken);
        var promoted = advised.Recommendations.FirstOrDefault(x => x.Kind == "promote_variant");
        return new VariantComparison
        {
            CampaignId = input.Variants is null ? advised.CampaignId : null,
            SourceSystem = input.Variants is null ? advised.SourceSystem : null,
            Date = advised.Date,
            Verdict = promoted is not null ? "promote" : advised.Recommendations.Count > 0 ? "keep_testing" : "no_comparison",
            Winner = promoted?.Target,
            Confidence = advised.Confidence,
            Variants = [.. advised.Variants.OrderByDescending(x => x.ProbabilityBest)],
            Recommendations = advised.Recommendations,
            Reasons = advised.Reasons,
        };
    }

    static List<VariantFigures> Read(IReadOnlyList<VariantInput> variants)
    {
        if (variants.Count < FewestVariants)
            throw ToolRefusal.Invalid("variants", $"has at least {FewestVariants} items.");

        return [.. variants.Select(x => new VariantFigures { VariantId = x.VariantId, Impressions = x.Impressions, Conversions = x.Conversions })];
    }
}

/// <summary>Parameters of compare_variants.</summary>
internal sealed record CompareVariantsInput
{
    [Description("A campaign whose latest stored variants are compared.")]
    [Example("\"C-7\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? CampaignId { get; init; }

    [Description("Which upstream system's campaign; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("2 to 20 variants to compare instead of a campaign's.")]
    [Example("""[{"variant_id": "A", "impressions": 5000, "conversions": 100}, {"variant_id": "B", "impressions": 5000, "conversions": 150}]""")]
    public IReadOnlyList<VariantInput>? Variants { get; init; }
}

/// <summary>A variant of the caller's own.</summary>
internal sealed record VariantInput
{
    [Description("What the variant is called.")]
    public required string VariantId { get; init; }

    [Description("People shown the variant.")]
    public required long Impressions { get; init; }

    [Description("Successes among them.")]
    public required long Conversions { get; init; }
}

/// <summary>How variants compare.</summary>
internal sealed record VariantComparison
{
    public string? CampaignId { get; init; }

    public string? SourceSystem { get; init; }

    [Description("The day of the figures; left out when they are a running total.")]
    public DateOnly? Date { get; init; }

    [Description("promote (winner is sure), keep_testing, or no_comparison (fewer than two variants).")]
    public required string Verdict { get; init; }

    [Description("The variant to promote; left out while none is sure.")]
    public string? Winner { get; init; }

    [Description("Confidence of the intervals and of the tests, 0 to 1.")]
    public required double Confidence { get; init; }

    [Description("The most probably best one first; those that nobody saw come last, unranked.")]
    public required IReadOnlyList<VariantStanding> Variants { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
}
