using MarketingBus.Mcp.Host.Access;
using System.ComponentModel;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Protocol;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Takes a faulted journey or review up again, by the same command as POST /api/journeys/{id}/retry.</summary>
internal sealed class RetryJourneyTool(OperatorDesk desk, MarketingDbContext database, RpcCaller caller) : ITool<RetryJourneyInput, JourneyRetried>
{
    public static ToolCard Card { get; } = new(
        "retry_journey", "Retry a journey that has stopped",
        "Takes a lead's journey, or a campaign review, that is Faulted up again at the step that failed. By default a dry run, which says why it stopped and what would be done; with "
        + "dry_run false it is done, and the lead may be written to. Use it after the cause is gone; find_leads with state Faulted lists candidates.")
    {
        Scope = RpcScope.Act,
        Idempotent = true,
        OpenWorld = true,
    };

    public async Task<JourneyRetried> CallAsync(RetryJourneyInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand("db://leads");
        var subject = await FindAsync(input.JourneyId, cancellationToken)
            ?? throw ToolRefusal.NotFound("journey", "journey_id", "find_leads with state Faulted lists journeys that can be retried.");
        if (!OperatorDesk.Retryable.Contains(subject.CurrentState))
            throw ToolRefusal.NotNow($"It is {subject.CurrentState}; a retry is possible when it is {string.Join(" or ", OperatorDesk.Retryable)}.");

        if (!input.DryRun)
            await desk.SendAsync(new RetryJourney { JourneyId = input.JourneyId, RequestedBy = caller.RecordedAs }, cancellationToken);

        return new JourneyRetried
        {
            Status = input.DryRun ? "dry_run" : "accepted",
            JourneyId = input.JourneyId,
            LeadId = (subject as LeadJourneyState)?.LeadId,
            CampaignId = (subject as CampaignReviewState)?.CampaignId,
            FaultReason = subject.FaultReason,
            Step = subject.ResumeState,
            Effects =
            [
                RetryForecast.Of(subject),
                input.DryRun ? "Nothing was changed. Call again with dry_run false to have it done." : "The retry is accepted; lead_timeline shows what comes of it.",
            ],
        };
    }

    async Task<IOrchestratedState?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await database.Set<LeadJourneyState>().AsNoTracking().FirstOrDefaultAsync(x => x.CorrelationId == id, cancellationToken)
        ?? (IOrchestratedState?)await database.Set<CampaignReviewState>().AsNoTracking().FirstOrDefaultAsync(x => x.CorrelationId == id, cancellationToken);
}

/// <summary>Parameters of retry_journey.</summary>
internal sealed record RetryJourneyInput
{
    [Description("The journey's id (journey_id of find_leads), or a campaign review's.")]
    [Example("\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    public required Guid JourneyId { get; init; }

    [Description("true (when left out): only say what would be done. false: do it.")]
    [DefaultValue(true)]
    public bool DryRun { get; init; } = true;
}

/// <summary>What a retry does, or would do.</summary>
internal sealed record JourneyRetried
{
    [Description("accepted or dry_run.")]
    public required string Status { get; init; }

    public required Guid JourneyId { get; init; }

    public string? LeadId { get; init; }

    public string? CampaignId { get; init; }

    [Description("Why it has stopped.")]
    public string? FaultReason { get; init; }

    [Description("The step that failed.")]
    public string? Step { get; init; }

    [Description("What follows, in sentences.")]
    public required IReadOnlyList<string> Effects { get; init; }
}
