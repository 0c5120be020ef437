using MarketingBus.Mcp.Host.Protocol;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Lists tasks for the Manager.</summary>
internal sealed class ListEscalationsTool(EscalationQueries escalations, RpcCaller caller, TimeProvider time) : ITool<ListEscalationsInput, EscalationList>
{
    const int DefaultLimit = 25;

    public static ToolCard Card { get; } = new(
        "list_escalations", "List tasks for the Manager",
        "Questions that agents put to a person: open ones, the most urgent first, or resolved ones, the latest first. Blocking ones hold a journey up until they are answered. "
        + "Use it to see what waits; resolve_escalation answers one.");

    public async Task<EscalationList> CallAsync(ListEscalationsInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand("db://escalations");
        var now = time.GetUtcNow();
        var (rows, next) = await escalations.ListAsync(input.State != EscalationState.Resolved, input.Limit ?? DefaultLimit, ToolCursor.Of(input.Cursor), cancellationToken);
        return new EscalationList { Escalations = [.. rows.Select(x => Summary(x, now))], Count = rows.Count, NextCursor = next?.ToString() };
    }

    static EscalationSummary Summary(Escalation escalation, DateTimeOffset now) => new()
    {
        EscalationId = escalation.EscalationId,
        SubjectId = escalation.SubjectId,
        SourceSystem = escalation.SourceSystem,
        LeadId = escalation.LeadId,
        CampaignId = escalation.CampaignId,
        Reason = escalation.Reason,
        EscalatedBy = escalation.EscalatedBy,
        Summary = escalation.Context.Summary,
        Blocking = escalation.Blocking,
        Owner = escalation.Owner,
        RaisedAt = escalation.RaisedAt,
        Deadline = escalation.Deadline,
        Overdue = escalation.ResolvedAt is null && escalation.Deadline < now,
        Decision = escalation.Decision,
        ResolvedBy = escalation.ResolvedBy,
        Notes = escalation.Notes,
        ResolvedAt = escalation.ResolvedAt,
    };
}

/// <summary>Parameters of list_escalations.</summary>
internal sealed record ListEscalationsInput
{
    [Description("Which tasks; open when left out.")]
    [Example("\"open\"")]
    public EscalationState? State { get; init; }

    [Description("Most tasks of one page. 25 when left out.")]
    [Range(1, 200)]
    public int? Limit { get; init; }

    [Description("The next_cursor of the page before.")]
    [StringLength(200, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>Whether a task is answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EscalationState>))]
internal enum EscalationState
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("resolved")] Resolved,
}

/// <summary>Tasks for the Manager.</summary>
internal sealed record EscalationList
{
    public required IReadOnlyList<EscalationSummary> Escalations { get; init; }

    public required int Count { get; init; }

    [Description("Give it as cursor to see what follows; left out on the last page.")]
    public string? NextCursor { get; init; }
}

/// <summary>One task for the Manager.</summary>
internal sealed record EscalationSummary
{
    [Description("Give it to resolve_escalation.")]
    public required Guid EscalationId { get; init; }

    [Description("The journey or review that it is about.")]
    public required Guid SubjectId { get; init; }

    public required string SourceSystem { get; init; }

    public string? LeadId { get; init; }

    public string? CampaignId { get; init; }

    public required EscalationReason Reason { get; init; }

    public required AgentType EscalatedBy { get; init; }

    [Description("What is asked.")]
    public required string Summary { get; init; }

    [Description("true when the journey waits for the answer.")]
    public required bool Blocking { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    public required bool Overdue { get; init; }

    public EscalationDecision? Decision { get; init; }

    public string? ResolvedBy { get; init; }

    public string? Notes { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
}
