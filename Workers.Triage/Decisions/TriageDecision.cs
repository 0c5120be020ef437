using MarketingBus.Contracts;

namespace MarketingBus.Workers.Triage.Decisions;

/// <summary>What triage says of a lead. The score is 0 to 100, and a model's where <c>IsPredicted</c>.</summary>
internal sealed record TriageDecision(
    TriageCategory Category, double Score, LeadGrade Graded, RoutingDecision Routing, IReadOnlyList<Reason> Reasons, bool IsPredicted);
