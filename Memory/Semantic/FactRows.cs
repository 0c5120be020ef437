using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>A triple as a row and back.</summary>
internal static class FactRows
{
    public static RememberedFact ToRow(this Triple triple, TripleKey key) => new()
    {
        Subject = triple.Subject.Trim(),
        Predicate = triple.Predicate.Trim(),
        Object = triple.Object.Trim(),
        SubjectKey = key.Subject,
        PredicateKey = key.Predicate,
        ObjectKey = key.Object,
    };

    public static Triple ToTriple(this RememberedFact fact, DateTimeOffset now, TimeSpan halfLife) =>
        new(fact.Subject, fact.Predicate, fact.Object, fact.Weight.After(now - fact.LastSeenAt, halfLife), fact.Source)
        {
            FirstSeenAt = fact.FirstSeenAt,
            LastSeenAt = fact.LastSeenAt,
            EndedAt = fact.EndedAt,
            Evidence = fact.Evidence,
            Revision = fact.Revision,
        };
}
