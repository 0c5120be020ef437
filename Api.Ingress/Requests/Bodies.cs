using System.Text.Json;
using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Requests;

// What bodies look like, for the OpenAPI document. Bodies are read by JsonFields, which can name every field that is wrong; these records are never filled.

/// <summary>A lead; its fields may also stand beside event_id instead of under lead_data.</summary>
internal sealed record LeadEventBody(LeadProfile LeadData, string? EventId = null, string? SourceSystem = null, string? ConversationId = null);

/// <summary>A campaign's figures; its fields may also stand beside event_id instead of under campaign_data.</summary>
internal sealed record CampaignEventBody(
    CampaignFigures CampaignData, string? EventId = null, string? SourceSystem = null, OptimizationType? OptimizationType = null);

/// <summary>What a lead did.</summary>
internal sealed record EngagementEventBody(
    string LeadId, EngagementKind Kind, string? EventId = null, string? SourceSystem = null, DateTimeOffset? OccurredAt = null, Channel? Channel = null, string? CampaignId = null,
    string? ConversationId = null, string? MessageId = null, double? ValueUsd = null, string? Text = null, string? UserAgent = null);

/// <summary>A message to a lead.</summary>
internal sealed record EngageBody(
    LeadProfile LeadData, string? EventId = null, string? SourceSystem = null, string? ConversationId = null, EngagementType? EngagementType = null);

/// <summary>A lead handed over from one agent to another.</summary>
internal sealed record HandoffBody(
    string SourceAgentId, AgentType DestAgentType, string LeadId, string Summary, string? EventId = null, string? SourceSystem = null, string? ConversationId = null, double? Confidence = null,
    IReadOnlyList<string>? PreviousActions = null, IReadOnlyDictionary<string, string>? Metadata = null, EscalationReason? EscalationReason = null);

/// <summary>Something to remember; which fields count depends on memory_type.</summary>
internal sealed record MemoryBody(
    MemoryType MemoryType, string? ConversationId = null, IReadOnlyDictionary<string, JsonElement>? Context = null, double? TtlHours = null, string? LeadId = null, string? SourceSystem = null,
    IReadOnlyDictionary<string, string>? Preferences = null, double? RfmScore = null, string? Scenario = null, IReadOnlyList<string>? Actions = null, double? OutcomeScore = null, string? Notes = null,
    IReadOnlyDictionary<string, string>? Situation = null, string? Subject = null, string? Predicate = null, string? Object = null, double? Weight = null);

/// <summary>What to learn from.</summary>
/// <param name="Source">"store" (the leads kept here), or the name of a CSV file in the data folder, or an array of such names.</param>
/// <param name="Label">The column that says whether a lead converted; guessed when left out.</param>
/// <param name="Positive">The label's value that counts as yes.</param>
/// <param name="Outcomes">A second file that lists what converted, instead of a label.</param>
/// <param name="Key">The column that joins rows and outcomes.</param>
/// <param name="Time">The column, of dates or numbers, that orders the rows; found by its name when left out.</param>
/// <param name="Ordered">Whether the rows come oldest first; found from the data when left out.</param>
/// <param name="Group">Rows with the same value here belong together.</param>
/// <param name="Balance">Whether to train as if both outcomes were equally frequent.</param>
/// <param name="OutcomeDays">From the store: days that each lead had to convert, 0 to 3650.</param>
/// <param name="Exclude">Columns that are not to be learned from.</param>
/// <param name="Keep">Columns that are no leak although they look like one.</param>
internal sealed record ProcessBody(
    JsonElement? Source = null, string? Label = null, string? Positive = null, string? Outcomes = null, string? Key = null,
    string? Time = null, bool? Ordered = null, string? Group = null, bool? Balance = null, double? OutcomeDays = null,
    IReadOnlyList<string>? Exclude = null, IReadOnlyList<string>? Keep = null);

/// <summary>The Manager's answer.</summary>
internal sealed record ResolveBody(EscalationDecision Decision, string ResolvedBy, string? Notes = null);

/// <summary>Who asks, and why.</summary>
internal sealed record OperatorBody(string? RequestedBy = null, string? Reason = null);

/// <summary>What is to be rolled back.</summary>
/// <param name="Scope">What the models score; "leads" when left out.</param>
internal sealed record RollbackBody(string? Scope = null, string? RequestedBy = null, string? Reason = null);
