using MarketingBus.Data.Identity;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>What one pass did in one store, for all people of the pass.</summary>
/// <param name="Store">Its name.</param>
/// <param name="Removed">Null when it failed before it had removed everything.</param>
/// <param name="Found">What it still held afterwards; null when it did not say.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Problem">What kept it from its end; null when nothing did.</param>
internal sealed record StoreErasure(string Store, PersonCounts? Removed, PersonCounts? Found, DateTimeOffset At, string? Problem)
{
    /// <summary>How far the store is with one of them.</summary>
    public ErasureStep StepOf(Erasure erasure, Person person)
    {
        var step = erasure.Steps.FirstOrDefault(x => x.Store == Store) ?? new ErasureStep { Store = Store };
        step = step with { Removed = step.Removed + (Removed?.Of(person) ?? 0), Attempts = step.Attempts + 1, Problem = Problem };
        return Found is null
            ? step with { Status = ErasureStatus.Failed }
            : step with { Status = Found.Of(person) == 0 ? ErasureStatus.Erased : ErasureStatus.Pending, Found = Found.Of(person), VerifiedAt = At };
    }
}
