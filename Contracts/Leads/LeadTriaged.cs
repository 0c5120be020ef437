namespace MarketingBus.Contracts;

/// <summary>A lead was classified, scored and routed.</summary>
public sealed record LeadTriaged
{
    public required Guid JourneyId { get; init; }

    public required Guid HandoffId { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public string? ConversationId { get; init; }

    public required TriageCategory Category { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    /// <summary>How well the lead's profile suits us, 0 to 100, whatever it did; null from a sender that does not tell the two apart.</summary>
    public double? Fit { get; init; }

    /// <summary>How much the lead did lately, 0 to 100; null from a sender that does not tell the two apart.</summary>
    public double? Engagement { get; init; }

    /// <summary>Fit as a letter and engagement as a digit, "A1" (both best) to "C3".</summary>
    public string? Grade { get; init; }

    public required RoutingDecision Routing { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The version of the command that this answers: of two results for one lead, the one with the larger version is the later.</summary>
    public int JourneyVersion { get; init; }

    /// <summary>The lead's own fields (attributes) that the decision goes by; a version that changes others only need not be triaged again.</summary>
    public IReadOnlyList<string> ReadAttributes { get; init; } = [];

    public required DateTimeOffset TriagedAt { get; init; }
}
