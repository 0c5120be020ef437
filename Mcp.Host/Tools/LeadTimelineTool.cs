using MarketingBus.Mcp.Host.Protocol;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What happened to a lead, chosen by kind and time.</summary>
internal sealed class LeadTimelineTool(LeadQueries leads, RpcCaller caller) : ITool<LeadTimelineInput, LeadTimeline>
{
    const int DefaultLimit = 50;

    public static ToolCard Card { get; } = new(
        "lead_timeline", "Show a lead's timeline",
        "What happened to one lead, oldest first: what agents decided and why, handoffs, messages that were sent or refused, what the lead did, and questions to the Manager with "
        + "their answers. Use it to see how a lead came to where it is, or what became of something that you started.");

    public async Task<LeadTimeline> CallAsync(LeadTimelineInput input, IToolProgress progress, CancellationToken cancellationToken)
    {
        caller.Demand($"db://leads/{Uri.EscapeDataString(input.LeadId)}");
        var page = new TimelinePage
        {
            Limit = input.Limit ?? DefaultLimit,
            Before = ToolCursor.Of(input.Cursor),
            Since = input.Since,
            Kinds = input.Kinds is { Count: > 0 } kinds ? kinds.Select(x => WireName.Of(x)).ToHashSet() : null,
            IsCounted = true,
        };
        var lead = await leads.FindAsync(input.LeadId, input.SourceSystem, page, cancellationToken)
            ?? throw ToolRefusal.NotFound("lead", "lead_id", "find_leads lists those that are known.");
        return new LeadTimeline
        {
            JourneyId = lead.JourneyId,
            SourceSystem = lead.SourceSystem,
            LeadId = lead.LeadId,
            JourneyState = lead.JourneyState,
            Status = lead.Status,
            Outcome = lead.Outcome,
            FaultReason = lead.FaultReason,
            Total = lead.TimelineTotal ?? 0,
            Entries = lead.Timeline,
            NextCursor = lead.NextCursor,
        };
    }
}

/// <summary>Parameters of lead_timeline.</summary>
internal sealed record LeadTimelineInput
{
    [Description("The lead's id as the upstream system spells it.")]
    [Example("\"L-1042\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string LeadId { get; init; }

    [Description("Which upstream system's lead; without it, the one that was last active under this id.")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("Only entries of these kinds; all when left out.")]
    [Example("""["outreach", "engagement"]""")]
    public IReadOnlyList<TimelineKind>? Kinds { get; init; }

    [Description("Only what happened from this time on, ISO 8601.")]
    [Example("\"2026-05-01T00:00:00Z\"")]
    public DateTimeOffset? Since { get; init; }

    [Description("Most entries, the newest of them. 50 when left out.")]
    [Range(1, 500)]
    public int? Limit { get; init; }

    [Description("The next_cursor of the page before: older entries.")]
    [StringLength(200, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

/// <summary>Kinds of entries on a timeline.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimelineKind>))]
internal enum TimelineKind
{
    [JsonStringEnumMemberName("action")] Action,
    [JsonStringEnumMemberName("handoff")] Handoff,
    [JsonStringEnumMemberName("outreach")] Outreach,
    [JsonStringEnumMemberName("engagement")] Engagement,
    [JsonStringEnumMemberName("escalation")] Escalation,
}

/// <summary>Where a lead stands, and how it came there.</summary>
internal sealed record LeadTimeline
{
    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    public required string JourneyState { get; init; }

    public required LeadStatus Status { get; init; }

    public string? Outcome { get; init; }

    [Description("Why the journey has stopped, when it has; retry_journey takes it up again.")]
    public string? FaultReason { get; init; }

    [Description("Entries of the kinds and times asked for; more than are shown when limit cut them off.")]
    public required int Total { get; init; }

    [Description("Oldest first; texts of more than 1,000 characters are cut.")]
    public required IReadOnlyList<TimelineEntry> Entries { get; init; }

    [Description("Give it as cursor to see older entries; left out where there are none.")]
    public string? NextCursor { get; init; }
}
