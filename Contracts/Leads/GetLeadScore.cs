namespace MarketingBus.Contracts;

/// <summary>Question to Workers.Triage: how would this lead score now? Nothing is kept and nobody is contacted. Answered by <see cref="LeadScored"/>.</summary>
public sealed record GetLeadScore
{
    /// <summary>The journey whose memory counts, when the lead is known.</summary>
    public required Guid JourneyId { get; init; }

    public required LeadProfile Lead { get; init; }
}
