using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Platform.Text;

namespace MarketingBus.Memory.Semantic;

/// <summary>What makes two facts the same: their parts in lower case, trimmed; of an e-mail address its normal form, and of a lead the id as it is.</summary>
internal readonly record struct TripleKey(string Subject, string Predicate, string Object)
{
    public static TripleKey Of(Triple triple) => new(Fold(triple.Subject), Fold(triple.Predicate), Fold(triple.Object));

    public static TripleKey Of(RememberedFact fact) => new(fact.SubjectKey, fact.PredicateKey, fact.ObjectKey);

    public static string Fold(string part)
    {
        var trimmed = part.Trim();
        // Two leads may be told apart by the case of a letter.
        return StorableText.Of(trimmed.StartsWith(GraphNode.OfLead, StringComparison.OrdinalIgnoreCase)
            ? $"{GraphNode.OfLead}{UnicodeText.Composed(trimmed[GraphNode.OfLead.Length..])}"
            : EmailAddress.Of(trimmed) ?? trimmed.ToLowerInvariant());
    }
}
