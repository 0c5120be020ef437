using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Divides a campaign's budget among its channels by the optimizer's plan.</summary>
internal sealed class PlanBudgetTool(CampaignAdviceDesk desk) : ITool<PlanBudgetInput, BudgetProposal>
{
    public static ToolCard Card { get; } = new(
        "plan_budget", "Plan a campaign's budget",
        "How a campaign's budget (USD) should be divided among its channels, from its latest stored figures: each channel's share now and as recommended, its return (revenue per USD) "
        + "with a confidence interval, and why. No channel moves by more than a bounded step at once, and a total that is known stays. It only proposes; nothing is changed.");

    public async Task<BudgetProposal> CallAsync(PlanBudgetInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        var advised = await desk.AskAsync(input.CampaignId, input.SourceSystem, OptimizationType.BudgetOptimization, input.TotalBudgetUsd, cancellationToken);
        var amountsKnown = advised.Channels.All(x => x.CurrentUsd is not null);
        return new BudgetProposal
        {
            CampaignId = advised.CampaignId,
            SourceSystem = advised.SourceSystem,
            Date = advised.Date,
            Confidence = advised.Confidence,
            CurrentUsd = amountsKnown ? Math.Round(advised.Channels.Sum(x => x.CurrentUsd ?? 0), 2) : null,
            RecommendedUsd = amountsKnown ? Math.Round(advised.Channels.Sum(x => x.RecommendedUsd ?? 0), 2) : null,
            Channels = [.. advised.Channels.OrderByDescending(x => x.RecommendedUsd ?? 0).ThenBy(x => x.Channel, StringComparer.Ordinal)],
            Reasons = advised.Reasons,
        };
    }
}

/// <summary>Parameters of plan_budget.</summary>
internal sealed record PlanBudgetInput
{
    [Description("The campaign's id as the upstream system spells it.")]
    [Example("\"C-7\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string CampaignId { get; init; }

    [Description("Which upstream system's campaign; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("USD to divide; the campaign's own total when left out, and where that is not known each channel moves on its own.")]
    [Example("10000")]
    [Range(0d, 1e9)]
    public double? TotalBudgetUsd { get; init; }
}

/// <summary>How a budget should be divided.</summary>
internal sealed record BudgetProposal
{
    public required string CampaignId { get; init; }

    public required string SourceSystem { get; init; }

    [Description("The day of the figures; left out when they are a running total.")]
    public DateOnly? Date { get; init; }

    [Description("Confidence of the intervals, 0 to 1.")]
    public required double Confidence { get; init; }

    [Description("USD of all channels now; left out where some are not known.")]
    public double? CurrentUsd { get; init; }

    [Description("USD of all channels as recommended; left out where some are not known.")]
    public double? RecommendedUsd { get; init; }

    [Description("The largest recommended amount first.")]
    public required IReadOnlyList<ChannelPlan> Channels { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
}
