namespace MarketingBus.Contracts;

/// <summary>Answer to <see cref="GetLeadScore"/>.</summary>
public sealed record LeadScored
{
    public required Guid JourneyId { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The model that scored, or "rules".</summary>
    public required string ModelVersion { get; init; }
}
