using MarketingBus.Data;
using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>What makes two facts the same: their parts in lower case, trimmed.</summary>
internal readonly record struct TripleKey(string Subject, string Predicate, string Object)
{
    public static TripleKey Of(Triple triple) => new(Fold(triple.Subject), Fold(triple.Predicate), Fold(triple.Object));

    public static TripleKey Of(RememberedFact fact) => new(fact.SubjectKey, fact.PredicateKey, fact.ObjectKey);

    public static string Fold(string part) => StorableText.Of(part.Trim().ToLowerInvariant());
}
