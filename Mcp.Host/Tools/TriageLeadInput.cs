using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Parameters of triage_lead.</summary>
internal sealed record TriageLeadInput
{
    [Description("The lead's id as the upstream system spells it.")]
    [Example("\"L-1042\"")]
    [StringLength(200, MinimumLength = 1)]
    public required string LeadId { get; init; }

    [Description("Which upstream system's lead. For a known lead, the system where it was last active when left out; for a new one, default.")]
    [Example("\"crm\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? SourceSystem { get; init; }

    [Description("What is known of the lead; it takes the place of what was known before. Left out, a known lead is triaged again as it is.")]
    [Example("""{"source": "Website", "industry": "SaaS", "company_size": "201-1000", "persona": "CMO", "region": "EU", "gdpr_consent": true}""")]
    [DescribedBy(typeof(LeadDetails))]
    public JsonElement? Lead { get; init; }

    [Description("The same id sent again with the same content does nothing more. A new one when left out.")]
    [Example("\"mcp-2026-05-04-1\"")]
    [StringLength(200, MinimumLength = 1)]
    public string? EventId { get; init; }

    [Description("true (when left out): only say how the lead would be scored and routed. false: triage it, after which it may be sent a message.")]
    [DefaultValue(true)]
    public bool DryRun { get; init; } = true;
}

/// <summary>How a lead was, or would be, triaged.</summary>
internal sealed record TriagedLead
{
    /// <summary>dry_run, triaged, pending (accepted; it goes on), escalated (the Manager is asked first), refused or faulted.</summary>
    [Description("dry_run, triaged, pending (accepted, and it goes on), escalated (a person is asked first), refused or faulted.")]
    public required string Status { get; init; }

    public required Guid JourneyId { get; init; }

    public required string SourceSystem { get; init; }

    public required string LeadId { get; init; }

    [Description("Where the lead's journey stands; left out when it has none yet.")]
    public string? JourneyState { get; init; }

    public Contracts.TriageCategory? Category { get; init; }

    [Description("0 to 100.")]
    public double? Score { get; init; }

    [Description("How well the profile suits, 0 to 100.")]
    public double? Fit { get; init; }

    [Description("How much the lead did lately, 0 to 100.")]
    public double? Engagement { get; init; }

    [Description("A1 (best) to C3.")]
    public string? Grade { get; init; }

    public Contracts.RoutingDecision? Routing { get; init; }

    [Description("Why it scores so; weight is in points of the score.")]
    public IReadOnlyList<Contracts.Reason> Reasons { get; init; } = [];

    [Description("The model that scored, or rules.")]
    public string? ModelVersion { get; init; }

    [Description("What happened, what would happen, or what to do next, in sentences.")]
    public required IReadOnlyList<string> Notes { get; init; }

    [Description("Details of the lead that were taken otherwise than they were given, by field; left out when there are none.")]
    public IReadOnlyList<FieldWarning>? Warnings { get; init; }
}
