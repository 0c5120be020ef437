using MarketingBus.Mcp.Host.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Every tool of the MCP server, one by one.</summary>
internal static class MarketingTools
{
    /// <summary>In the order in which clients list them.</summary>
    public static IReadOnlyList<McpServerTool> All =>
    [
        .. SeedTools.All,
        new ServedTool<TriageLeadTool, TriageLeadInput, TriagedLead>(),
        new ServedTool<ExplainScoreTool, ExplainScoreInput, ScoreExplanation>(),
        new ServedTool<LeadTimelineTool, LeadTimelineInput, LeadTimeline>(),
        new ServedTool<FindLeadsTool, FindLeadsInput, LeadPage>(),
        new ServedTool<ListCampaignsTool, ListCampaignsInput, CampaignPage>(),
        new ServedTool<CompareVariantsTool, CompareVariantsInput, VariantComparison>(),
        new ServedTool<PlanBudgetTool, PlanBudgetInput, BudgetProposal>(),
        new ServedTool<ListEscalationsTool, ListEscalationsInput, EscalationList>(),
        new ServedTool<ResolveEscalationTool, ResolveEscalationInput, EscalationAnswered>(),
        new ServedTool<RetryJourneyTool, RetryJourneyInput, JourneyRetried>(),
        new ServedTool<MemorySearchTool, MemorySearchInput, MemoryFound>(),
    ];

    public static IMcpServerBuilder AddMarketingTools(this IMcpServerBuilder builder)
    {
        builder.Services.AddOptions<ToolOptions>().BindConfiguration(ToolOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<AgentQuestions>();
        builder.Services.TryAddScoped<CampaignAdviceDesk>();
        return builder.WithTools(All);
    }
}
