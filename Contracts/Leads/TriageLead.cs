namespace MarketingBus.Contracts;

/// <summary>Command to Workers.Triage: classify, score and route a lead.</summary>
public sealed record TriageLead
{
    public required Guid JourneyId { get; init; }

    /// <summary>The handoff that this command carries out; its answer names it.</summary>
    public required Guid HandoffId { get; init; }

    /// <summary>1 for the first try.</summary>
    public required int Attempt { get; init; }

    public required string SourceSystem { get; init; }

    public required LeadProfile Lead { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>When the journey asked: of two commands for one lead, the later one's result is kept. Null from an orchestrator that does not say.</summary>
    public DateTimeOffset? RequestedAt { get; init; }
}
