using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Answers;

/// <summary>What became of a question.</summary>
public abstract record AgentAnswer
{
    /// <summary>Fields of the question that were accepted otherwise than they were sent; left out when there are none.</summary>
    public IReadOnlyList<FieldWarning>? Warnings { get; init; }
}

/// <summary>How a lead was classified, scored and routed.</summary>
public sealed record TriageAnswer : AgentAnswer
{
    public string Status { get; init; } = "success";

    public required Guid JourneyId { get; init; }

    public required TriageCategory TriageCategory { get; init; }

    /// <summary>0 to 100.</summary>
    public required double LeadScore { get; init; }

    /// <summary>How well the lead's profile suits us, 0 to 100, whatever it did.</summary>
    public double? Fit { get; init; }

    /// <summary>How much the lead did lately, 0 to 100.</summary>
    public double? Engagement { get; init; }

    /// <summary>Fit as a letter and engagement as a digit, "A1" (both best) to "C3".</summary>
    public string? Grade { get; init; }

    public required RoutingDecision RoutingDecision { get; init; }

    public AgentAction? Action { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }
}

/// <summary>The message that a lead was sent.</summary>
public sealed record EngageAnswer : AgentAnswer
{
    public string Status { get; init; } = "success";

    public required Guid JourneyId { get; init; }

    public required Channel? Channel { get; init; }

    public required string? Content { get; init; }

    public required EngagementResult EngagementResult { get; init; }

    public AgentAction? Action { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
}

/// <summary>What the provider did with a message.</summary>
/// <param name="Status">sent.</param>
/// <param name="MessageId">The provider's id of the message.</param>
public sealed record EngagementResult(string Status, DateTimeOffset Timestamp, Channel? Channel, string? MessageId);

/// <summary>What was found about a campaign.</summary>
public sealed record OptimizeAnswer : AgentAnswer
{
    public string Status { get; init; } = "success";

    public required Guid ReviewId { get; init; }

    public required OptimizationResult OptimizationResult { get; init; }

    public AgentAction? Action { get; init; }
}

/// <summary>A judgement of a campaign's figures.</summary>
public sealed record OptimizationResult
{
    public required string CampaignId { get; init; }

    public required OptimizationType OptimizationType { get; init; }

    /// <summary>0 to 100; null when the figures are too few to say.</summary>
    public double? PerformanceScore { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required DateTimeOffset OptimizedAt { get; init; }
}

/// <summary>A task that waits for the Manager.</summary>
public sealed record EscalatedAnswer : AgentAnswer
{
    public string Status { get; init; } = "escalated";

    public Guid? JourneyId { get; init; }

    public required EscalationAnswer Escalation { get; init; }

    public AgentAction? Action { get; init; }
}

/// <summary>It was not done, for good (refused) or until somebody retries it (faulted).</summary>
public sealed record RefusedAnswer : AgentAnswer
{
    /// <summary>refused or faulted.</summary>
    public required string Status { get; init; }

    /// <summary>The journey or review.</summary>
    public required Guid SubjectId { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public AgentAction? Action { get; init; }
}

/// <summary>The work goes on; its location tells when it is done.</summary>
public sealed record PendingAnswer : AgentAnswer
{
    public string Status { get; init; } = "pending";

    public Guid? JourneyId { get; init; }

    public Guid? ReviewId { get; init; }

    public required string Location { get; init; }
}
