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
        Weight = triple.Weight,
        Source = triple.Source,
    };

    /// <summary>The heavier telling of a fact brings its source along.</summary>
    public static void TakeOver(this RememberedFact fact, Triple heavier)
    {
        fact.Weight = heavier.Weight;
        fact.Source = heavier.Source ?? fact.Source;
    }

    public static Triple ToTriple(RememberedFact fact) => new(fact.Subject, fact.Predicate, fact.Object, fact.Weight, fact.Source);
}
