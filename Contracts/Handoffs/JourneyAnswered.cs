namespace MarketingBus.Contracts;

/// <summary>Tells one waiting caller that its journey or review reached a stage; the results are in the store by then.</summary>
public sealed record JourneyAnswered
{
    public required Guid SubjectId { get; init; }

    public required JourneyStage Stage { get; init; }

    /// <summary>Why, when the stage is a refusal or a fault.</summary>
    public string? Reason { get; init; }
}
