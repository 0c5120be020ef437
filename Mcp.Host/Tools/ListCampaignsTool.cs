using MarketingBus.Mcp.Host.Protocol;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Lists campaigns.</summary>
internal sealed class ListCampaignsTool(CampaignQueries campaigns, RpcCaller caller) : ITool<ListCampaignsInput, CampaignPage>
{
    const int DefaultLimit = 25;

    public static ToolCard Card { get; } = new(
        "list_campaigns", "List campaigns",
        "Campaigns in the order in which they were first seen, with status, budgets (USD) and performance score (0 to 100); a page at a time. Use it to find a campaign's id, or "
        + "those that do badly (underperforms true); analyze_performance then says how one does.");

    public async Task<CampaignPage> CallAsync(ListCampaignsInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand("db://campaigns");
        var after = 0L;
        if (input.Cursor is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw ToolRefusal.Invalid("cursor", "is the next_cursor of the page before.");

        var limit = input.Limit ?? DefaultLimit;
        var rows = await campaigns.ListAsync(input.Status, input.Underperforms, sourceSystem: null, after, limit + 1, cancellationToken);
        var page = rows.Take(limit).ToList();
        return new CampaignPage
        {
            Campaigns = [.. page.Select(Summary)],
            Count = page.Count,
            NextCursor = rows.Count > limit ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    static CampaignSummary Summary(Campaign campaign) => new()
    {
        SourceSystem = campaign.SourceSystem,
        CampaignId = campaign.CampaignId,
        Name = campaign.Name,
        Status = campaign.Status,
        DailyBudgetUsd = campaign.DailyBudgetUsd,
        TotalBudgetUsd = campaign.TotalBudgetUsd,
        PerformanceScore = campaign.PerformanceScore,
        Underperforms = campaign.Underperforms,
        UpdatedAt = campaign.UpdatedAt,
    };
}

/// <summary>Parameters of list_campaigns.</summary>
internal sealed record ListCampaignsInput
{
    [Description("Only campaigns of this status.")]
    public CampaignStatus? Status { get; init; }

    [Description("true: only those whose last judgement found a figure below its target; false: only the others.")]
    [Example("true")]
    public bool? Underperforms { get; init; }

    [Description("Most campaigns of one page. 25 when left out.")]
    [Range(1, 200)]
    public int? Limit { get; init; }

    [Description("The next_cursor of the page before.")]
    [StringLength(200, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>One page of campaigns.</summary>
internal sealed record CampaignPage
{
    public required IReadOnlyList<CampaignSummary> Campaigns { get; init; }

    public required int Count { get; init; }

    [Description("Give it as cursor to see what follows; left out on the last page.")]
    public string? NextCursor { get; init; }
}

/// <summary>A campaign in a list.</summary>
internal sealed record CampaignSummary
{
    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    public string? Name { get; init; }

    public required CampaignStatus Status { get; init; }

    [Description("USD a day.")]
    public double? DailyBudgetUsd { get; init; }

    [Description("USD in all.")]
    public double? TotalBudgetUsd { get; init; }

    [Description("0 to 100; left out when never judged on enough data.")]
    public double? PerformanceScore { get; init; }

    public required bool Underperforms { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
