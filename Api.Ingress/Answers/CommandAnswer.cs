namespace MarketingBus.Api.Ingress.Answers;

/// <summary>A command is durable and will be carried out.</summary>
public sealed record CommandAnswer
{
    public string Status { get; init; } = "accepted";

    public Guid? JourneyId { get; init; }

    public Guid? ReviewId { get; init; }

    public Guid? EscalationId { get; init; }

    /// <summary>How many commands, of a call that gives several.</summary>
    public int? Count { get; init; }
}
