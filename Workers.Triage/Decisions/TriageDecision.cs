using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>What triage says of a lead. The score is 0 to 100.</summary>
internal sealed record TriageDecision(TriageCategory Category, double Score, RoutingDecision Routing, IReadOnlyList<Reason> Reasons);
