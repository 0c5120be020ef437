namespace MarketingBus.Contracts;

/// <summary>Answer to <see cref="GetLeadScore"/>.</summary>
public sealed record LeadScored
{
    public required Guid JourneyId { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    /// <summary>How well the lead's profile suits us, 0 to 100, whatever it did; null from a sender that does not tell the two apart.</summary>
    public double? Fit { get; init; }

    /// <summary>How much the lead did lately, 0 to 100; null from a sender that does not tell the two apart.</summary>
    public double? Engagement { get; init; }

    /// <summary>Fit as a letter and engagement as a digit, "A1" (both best) to "C3".</summary>
    public string? Grade { get; init; }

    /// <summary>What triage would call the lead; null from a sender that only scores.</summary>
    public TriageCategory? Category { get; init; }

    /// <summary>Whom triage would send the lead to; null from a sender that only scores.</summary>
    public RoutingDecision? Routing { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }
}
