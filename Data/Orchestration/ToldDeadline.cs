namespace MarketingBus.Data.Orchestration;

/// <summary>
/// The last deadline of a journey or review that its saga was told of, so that no sweep tells it again while the message is under way. The saga's own row is the saga's
/// alone to change. Written by Saga.Orchestrator.
/// </summary>
public sealed class ToldDeadline
{
    /// <summary>The journey or review.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Of two orchestrators that tell the same deadline at once, this refuses the second.</summary>
    public int Version { get; set; }

    /// <summary>What the deadline is about: a handoff, an escalation or the lead.</summary>
    public Guid WaitId { get; set; }

    public DateTimeOffset Deadline { get; set; }

    public DateTimeOffset ToldAt { get; set; }
}
