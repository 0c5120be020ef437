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

    /// <summary>The journey's version when it asked: of two commands for one lead, the result of the one with the larger version is kept.</summary>
    public int JourneyVersion { get; init; }
}
