namespace MarketingBus.Api.Ingress.Answers;

/// <summary>Where the review of a campaign's figures stands.</summary>
public sealed record ReviewAnswer
{
    public required Guid ReviewId { get; init; }

    public required string SourceSystem { get; init; }

    public required string CampaignId { get; init; }

    /// <summary>The day of the figures.</summary>
    public DateOnly? Date { get; init; }

    public required string State { get; init; }

    /// <summary>0 to 100.</summary>
    public double? PerformanceScore { get; init; }

    public required int RecommendationCount { get; init; }

    /// <summary>Until when an answer is waited for, UTC.</summary>
    public DateTimeOffset? Deadline { get; init; }

    public int? Attempt { get; init; }

    public Guid? EscalationId { get; init; }

    public string? Outcome { get; init; }

    public string? FaultReason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }
}
