using System.Text.Json;
using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Requests;

// What bodies look like, for the OpenAPI document. Bodies are read by JsonFields, which can name every field that is wrong; these records are never filled.

/// <summary>A lead; its fields may also stand beside event_id instead of under lead_data.</summary>
internal sealed record LeadEventBody(string? EventId, string? SourceSystem, string? ConversationId, LeadProfile LeadData);

/// <summary>A campaign's figures; its fields may also stand beside event_id instead of under campaign_data.</summary>
internal sealed record CampaignEventBody(string? EventId, string? SourceSystem, OptimizationType? OptimizationType, CampaignFigures CampaignData);

/// <summary>What a lead did.</summary>
internal sealed record EngagementEventBody(
    string LeadId, EngagementKind Kind, string? EventId, string? SourceSystem, DateTimeOffset? OccurredAt, Channel? Channel, string? CampaignId,
    string? ConversationId, string? MessageId, double? ValueUsd, string? Text);

/// <summary>A message to a lead.</summary>
internal sealed record EngageBody(string? EventId, string? SourceSystem, string? ConversationId, EngagementType? EngagementType, LeadProfile LeadData);

/// <summary>A lead handed over from one agent to another.</summary>
internal sealed record HandoffBody(
    string SourceAgentId, AgentType DestAgentType, string LeadId, string Summary, string? EventId, string? SourceSystem, string? ConversationId, double? Confidence,
    IReadOnlyList<string>? PreviousActions, IReadOnlyDictionary<string, string>? Metadata, EscalationReason? EscalationReason);

/// <summary>Something to remember; which fields count depends on memory_type.</summary>
internal sealed record MemoryBody(
    MemoryType MemoryType, string? ConversationId, IReadOnlyDictionary<string, JsonElement>? Context, double? TtlHours, string? LeadId, string? SourceSystem,
    IReadOnlyDictionary<string, string>? Preferences, double? RfmScore, string? Scenario, IReadOnlyList<string>? Actions, double? OutcomeScore, string? Notes,
    IReadOnlyDictionary<string, string>? Situation, string? Subject, string? Predicate, string? Object, double? Weight);

/// <summary>The Manager's answer.</summary>
internal sealed record ResolveBody(EscalationDecision Decision, string ResolvedBy, string? Notes);

/// <summary>Who asks, and why.</summary>
internal sealed record OperatorBody(string? RequestedBy, string? Reason);
