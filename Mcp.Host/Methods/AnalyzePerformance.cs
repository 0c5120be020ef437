using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>What a campaign's stored readings say, metric by metric.</summary>
internal sealed class AnalyzePerformance(CampaignQueries campaigns, RpcCaller caller) : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("analyzePerformance", "campaign_id", "metrics", "source_system");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var campaignId = parameters.Text("campaign_id");
        var sourceSystem = parameters.OptionalText("source_system");
        var metrics = parameters.Texts("metrics");
        foreach (var unknown in metrics.Where(x => !CampaignMetric.All.ContainsKey(x)).Distinct().Take(10))
            parameters.Fail("metrics", $"has '{unknown}', which is not known; known are {string.Join(", ", CampaignMetric.All.Keys)}.");

        parameters.Check();
        caller.Demand($"analytics://campaigns/{Uri.EscapeDataString(campaignId)}");

        var campaign = await campaigns.FindAsync(campaignId, sourceSystem, cancellationToken)
            ?? throw RpcException.NotFound("The campaign is not known.", new { CampaignId = campaignId, SourceSystem = sourceSystem });
        return CampaignAnalysis.Of(campaign, metrics);
    }
}
