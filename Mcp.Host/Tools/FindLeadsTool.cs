using MarketingBus.Mcp.Host.Protocol;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Lists leads without what is personal of them.</summary>
internal sealed class FindLeadsTool(JourneyPages journeys, RpcCaller caller) : ITool<FindLeadsInput, LeadPage>
{
    const int DefaultLimit = 25;

    public static ToolCard Card { get; } = new(
        "find_leads", "Find leads",
        "Leads, newest first, chosen by journey state, status, category, least score (0 to 100), source system and time; a page at a time. Names and addresses are not in it; "
        + "get_lead_data gives one lead in full. Use it to find hot leads (min_score 80), or stuck journeys (state Faulted or AwaitingManager).");

    public async Task<LeadPage> CallAsync(FindLeadsInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand("db://leads");
        var (rows, next) = await journeys.ListAsync(FilterOf(input), cancellationToken);
        return new LeadPage { Leads = [.. rows.Select(Summary)], Count = rows.Count, NextCursor = next?.ToString() };
    }

    static JourneyFilter FilterOf(FindLeadsInput input)
    {
        var state = input.State is { } named ? StateNames.OfJourneys.FirstOrDefault(x => x.Equals(named, StringComparison.OrdinalIgnoreCase)) : null;
        if (input.State is not null && state is null)
            throw ToolRefusal.Invalid("state", $"is one of {string.Join(", ", StateNames.OfJourneys)}.");

        return new JourneyFilter
        {
            State = state,
            Status = input.Status,
            Category = input.Category,
            SourceSystem = input.SourceSystem,
            LeastScore = input.MinScore,
            StartedSince = input.Since,
            Limit = input.Limit ?? DefaultLimit,
            After = ToolCursor.Of(input.Cursor),
        };
    }

    static LeadSummary Summary(LeadJourneyState journey) => new()
    {
        JourneyId = journey.CorrelationId,
        SourceSystem = journey.SourceSystem,
        LeadId = journey.LeadId,
        State = journey.CurrentState,
        Status = journey.LeadStatus,
        Category = journey.Category,
        Score = journey.Score,
        Outcome = journey.Outcome,
        FaultReason = journey.FaultReason,
        EscalationId = journey.EscalationId,
        StartedAt = journey.StartedAt,
        UpdatedAt = journey.UpdatedAt,
    };
}

/// <summary>Parameters of find_leads.</summary>
internal sealed record FindLeadsInput
{
    [Description("The journey's state: Awaited, Triaging, Engaging, AwaitingManager, Completed, Faulted or Abandoned.")]
    [Example("\"Faulted\"")]
    [StringLength(40, MinimumLength = 1)]
    public string? State { get; init; }

    [Description("The lead's status.")]
    public LeadStatus? Status { get; init; }

    [Description("What triage called the lead.")]
    public TriageCategory? Category { get; init; }

    [Description("Least score, 0 to 100; leads without a score are left out then.")]
    [Example("80")]
    [Range(0d, 100)]
    public double? MinScore { get; init; }

    [Description("Only leads of this upstream system.")]
    [Example("\"crm\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("Only leads that came in from this time on, ISO 8601.")]
    [Example("\"2026-05-01T00:00:00Z\"")]
    public DateTimeOffset? Since { get; init; }

    [Description("Most leads of one page. 25 when left out.")]
    [Range(1, 200)]
    public int? Limit { get; init; }

    [Description("The next_cursor of the page before.")]
    [StringLength(200, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>One page of leads.</summary>
internal sealed record LeadPage
{
    public required IReadOnlyList<LeadSummary> Leads { get; init; }

    public required int Count { get; init; }

    [Description("Give it as cursor to see what follows; left out on the last page.")]
    public string? NextCursor { get; init; }
}

/// <summary>Where a lead stands.</summary>
internal sealed record LeadSummary
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    public required string State { get; init; }

    public required LeadStatus Status { get; init; }

    public TriageCategory? Category { get; init; }

    [Description("0 to 100.")]
    public double? Score { get; init; }

    public string? Outcome { get; init; }

    public string? FaultReason { get; init; }

    [Description("The task that the journey waits for.")]
    public Guid? EscalationId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
