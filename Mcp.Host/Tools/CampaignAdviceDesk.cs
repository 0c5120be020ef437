using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Asks the optimizer, whose statistics and limits they are, about a campaign.</summary>
internal sealed class CampaignAdviceDesk(CampaignQueries campaigns, AgentQuestions questions, RpcCaller caller)
{
    /// <summary>About figures that are stored; null where the campaign is not known.</summary>
    public async Task<CampaignAdvised> AskAsync(
        string campaignId, string? sourceSystem, OptimizationType question, double? totalBudgetUsd, CancellationToken cancellationToken)
    {
        caller.Demand($"analytics://campaigns/{Uri.EscapeDataString(campaignId)}");
        var campaign = await campaigns.FindSettingsAsync(campaignId, sourceSystem, cancellationToken)
            ?? throw ToolRefusal.NotFound("campaign", "campaign_id", "list_campaigns lists those that are known.");
        return await AskAsync(new GetCampaignAdvice
        {
            SourceSystem = campaign.SourceSystem,
            CampaignId = campaign.CampaignId,
            OptimizationType = question,
            TotalBudgetUsd = totalBudgetUsd,
        }, cancellationToken);
    }

    /// <summary>About figures of the caller's own.</summary>
    public Task<CampaignAdvised> AskAsync(CampaignFigures figures, OptimizationType question, CancellationToken cancellationToken) =>
        AskAsync(new GetCampaignAdvice
        {
            SourceSystem = MarketingIds.DefaultSourceSystem,
            CampaignId = figures.CampaignId,
            OptimizationType = question,
            Figures = figures,
        }, cancellationToken);

    async Task<CampaignAdvised> AskAsync(GetCampaignAdvice question, CancellationToken cancellationToken)
    {
        var advised = await questions.AskAsync<GetCampaignAdvice, CampaignAdvised>("The optimizer", question, cancellationToken);
        return advised.Refusal is { } refusal ? throw ToolRefusal.NotNow($"There is no advice to give. {refusal}.") : advised;
    }
}
