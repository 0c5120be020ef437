using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>Asks Workers.Optimizer to change a campaign's settings. Accepted means that the command is on disk.</summary>
internal sealed class UpdateCampaign(MarketingDbContext database, IPublishEndpoint bus, RpcCaller caller, TimeProvider time) : ISignedRpcMethod
{
    const double BudgetLimit = 1_000_000_000;

    public static RpcSignature Signature { get; } = new("updateCampaign", "campaign_id", "updates", "source_system", "change_id");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var campaignId = parameters.Text("campaign_id");
        var sourceSystem = parameters.OptionalText("source_system");
        var changeId = parameters.OptionalGuid("change_id") ?? NewId.NextGuid();
        var updates = parameters.Part("updates");
        var status = updates.OptionalEnum("status", WireName.All<CampaignStatus>());
        var name = updates.OptionalText("name");
        var dailyBudget = updates.OptionalNumber("daily_budget_usd", 0, BudgetLimit);
        var totalBudget = updates.OptionalNumber("total_budget_usd", 0, BudgetLimit);
        if (parameters.Has("updates") && status is null && name is null && dailyBudget is null && totalBudget is null)
            parameters.Fail("updates", "changes at least one of status, name, daily_budget_usd, total_budget_usd.");

        parameters.Check();
        caller.Demand(RpcScope.Act);
        caller.Demand($"db://campaigns/{Uri.EscapeDataString(campaignId)}");
        var campaign = await FindAsync(campaignId, sourceSystem, cancellationToken);
        if (status is { } next && !CampaignTransitions.Allow(campaign.Status, next))
            updates.Fail("status", $"cannot go from {campaign.Status} to {next}.");

        parameters.Check();

        await bus.Publish(new Contracts.UpdateCampaign
        {
            ChangeId = changeId,
            SourceSystem = campaign.SourceSystem,
            CampaignId = campaignId,
            Status = status,
            Name = name,
            DailyBudgetUsd = dailyBudget,
            TotalBudgetUsd = totalBudget,
            RequestedBy = caller.Actor == JsonRpcOptions.Anonymous ? "mcp" : $"mcp:{caller.Actor}",
            RequestedAt = time.GetUtcNow(),
        }, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        return new { Status = "accepted", ChangeId = changeId };
    }

    async Task<Campaign> FindAsync(string campaignId, string? sourceSystem, CancellationToken cancellationToken) =>
        await database.Set<Campaign>().AsNoTracking()
            .Where(x => x.CampaignId == campaignId && (sourceSystem == null || x.SourceSystem == sourceSystem))
            .OrderByDescending(x => x.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken)
        ?? throw RpcException.NotFound("The campaign is not known.", new { CampaignId = campaignId, SourceSystem = sourceSystem });
}
