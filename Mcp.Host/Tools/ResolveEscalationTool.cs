using MarketingBus.Mcp.Host.Access;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Protocol;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Answers a task for the Manager, by the same command as POST /api/escalations/{id}/resolve.</summary>
internal sealed class ResolveEscalationTool(OperatorDesk desk, MarketingDbContext database, RpcCaller caller)
    : ITool<ResolveEscalationInput, EscalationAnswered>
{
    public static ToolCard Card { get; } = new(
        "resolve_escalation", "Answer a task for the Manager",
        "Answers a question that an agent put to a person: continue lets the journey go on, stop ends it. By default a dry run, which says what would follow and changes nothing; "
        + "with dry_run false the answer is given, and of two answers the first counts. After continue the lead may be written to. Use it only when a person has decided.")
    {
        Scope = RpcScope.Act,
        Destructive = true,
        Idempotent = true,
        OpenWorld = true,
    };

    public async Task<EscalationAnswered> CallAsync(ResolveEscalationInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand("db://escalations");
        var escalation = await desk.FindEscalationAsync(input.EscalationId, cancellationToken)
            ?? throw ToolRefusal.NotFound("escalation", "escalation_id", "list_escalations lists those that are open.");
        if (escalation.ResolvedAt is not null)
            throw ToolRefusal.NotNow($"The escalation was answered before: {escalation.ResolvedBy} decided '{Platform.Hosting.WireName.Of(escalation.Decision ?? EscalationDecision.Continue)}'. The first answer counts.");

        var effects = EscalationForecast.Of(escalation, input.Decision, await SubjectAsync(escalation, cancellationToken));
        if (!input.DryRun)
            await desk.ResolveAsync(input.EscalationId, input.Decision, caller.RecordedAs, input.Notes, cancellationToken);

        return new EscalationAnswered
        {
            Status = input.DryRun ? "dry_run" : "accepted",
            EscalationId = escalation.EscalationId,
            SubjectId = escalation.SubjectId,
            LeadId = escalation.LeadId,
            CampaignId = escalation.CampaignId,
            Decision = input.Decision,
            Effects = [.. effects, input.DryRun ? "Nothing was changed. Call again with dry_run false to answer." : "The answer is accepted; the journey hears of it next."],
        };
    }

    async Task<IOrchestratedState?> SubjectAsync(Escalation escalation, CancellationToken cancellationToken) => escalation.LeadId is not null
        ? await database.Set<LeadJourneyState>().AsNoTracking().FirstOrDefaultAsync(x => x.CorrelationId == escalation.SubjectId, cancellationToken)
        : await database.Set<CampaignReviewState>().AsNoTracking().FirstOrDefaultAsync(x => x.CorrelationId == escalation.SubjectId, cancellationToken);
}

/// <summary>Parameters of resolve_escalation.</summary>
internal sealed record ResolveEscalationInput
{
    [Description("The task, as list_escalations names it.")]
    [Example("\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    public required Guid EscalationId { get; init; }

    [Description("continue lets the journey go on; stop ends it.")]
    public required EscalationDecision Decision { get; init; }

    [Description("Why, for the lead's timeline.")]
    [Example("\"Talked to the customer; go on.\"")]
    [StringLength(4000, MinimumLength = 1)]
    public string? Notes { get; init; }

    [Description("true (when left out): only say what would follow. false: answer.")]
    [DefaultValue(true)]
    public bool DryRun { get; init; } = true;
}

/// <summary>What an answer does, or would do.</summary>
internal sealed record EscalationAnswered
{
    [Description("accepted or dry_run.")]
    public required string Status { get; init; }

    public required Guid EscalationId { get; init; }

    public required Guid SubjectId { get; init; }

    public string? LeadId { get; init; }

    public string? CampaignId { get; init; }

    public required EscalationDecision Decision { get; init; }

    [Description("What follows, in sentences.")]
    public required IReadOnlyList<string> Effects { get; init; }
}
