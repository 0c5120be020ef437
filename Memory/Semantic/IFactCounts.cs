namespace MarketingBus.Memory.Semantic;

/// <summary>
/// Counts the evidence for facts within the caller's unit of work, each piece once however often it is told, so that the number that goes into the graph is absolute: it may be written again, late, or to a
/// store that knows nothing of the caller's transaction.
/// </summary>
public interface IFactCounts
{
    /// <summary>The facts that these pieces are about with all their evidence up to now; <see cref="Triple.Weight"/> is for the caller to say.</summary>
    Task<IReadOnlyList<Triple>> CountAsync(IReadOnlyList<Evidence> evidence, CancellationToken cancellationToken);
}

/// <summary>One piece of evidence for a fact.</summary>
/// <param name="EvidenceId">The same whenever it is told, such as an event's id.</param>
/// <param name="Fact">What it speaks for; times, weight and counts do not matter.</param>
/// <param name="At">When it happened.</param>
/// <param name="TakesBack">It never counts: not any more, and not when it is told only afterwards. What it was told of counts, whatever the fact given now.</param>
public sealed record Evidence(Guid EvidenceId, Triple Fact, DateTimeOffset At, bool TakesBack = false);
