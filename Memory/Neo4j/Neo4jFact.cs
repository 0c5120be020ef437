using System.Security.Cryptography;
using System.Text;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Memory.Neo4j;

/// <summary>A fact as a relationship's properties and back.</summary>
internal static class Neo4jFact
{
    // Neo4j's index takes no more than about 8,000 bytes.
    const int KeyLimit = 1_000;

    /// <summary>What a folded name is indexed by: itself, unless it is too long.</summary>
    public static string Key(string folded) =>
        folded.Length <= KeyLimit ? folded : $"{folded[..100]}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)))}";

    public static Dictionary<string, object?> Row(RememberedFact fact) => new()
    {
        ["subject"] = Key(fact.SubjectKey),
        ["subjectName"] = StorableText.Of(fact.Subject),
        ["object"] = Key(fact.ObjectKey),
        ["objectName"] = StorableText.Of(fact.Object),
        ["predicate"] = Key(fact.PredicateKey),
        ["properties"] = new Dictionary<string, object?>
        {
            ["subject"] = StorableText.Of(fact.Subject),
            ["predicate"] = StorableText.Of(fact.Predicate),
            ["object"] = StorableText.Of(fact.Object),
            ["predicateKey"] = Key(fact.PredicateKey),
            ["words"] = string.Join(' ', Words.Of(fact.SubjectKey).Concat(Words.Of(fact.PredicateKey)).Concat(Words.Of(fact.ObjectKey)).Distinct()),
            ["weight"] = fact.Weight,
            ["source"] = fact.Source is null ? null : StorableText.Of(fact.Source),
            ["evidence"] = fact.Evidence,
            ["revision"] = fact.Revision,
            ["firstSeenAt"] = fact.FirstSeenAt,
            ["lastSeenAt"] = fact.LastSeenAt,
            ["endedAt"] = fact.EndedAt,
            ["standing"] = fact.Standing,
        },
    };

    public static RememberedFact Of(object? properties)
    {
        var values = (IReadOnlyDictionary<string, object?>)properties!;
        return new RememberedFact
        {
            Subject = (string)values["subject"]!,
            Predicate = (string)values["predicate"]!,
            Object = (string)values["object"]!,
            SubjectKey = TripleKey.Fold((string)values["subject"]!),
            PredicateKey = TripleKey.Fold((string)values["predicate"]!),
            ObjectKey = TripleKey.Fold((string)values["object"]!),
            Weight = (double)values["weight"]!,
            Source = (string?)values.GetValueOrDefault("source"),
            Evidence = (int)(long)values["evidence"]!,
            Revision = (long?)values.GetValueOrDefault("revision"),
            FirstSeenAt = (DateTimeOffset)values["firstSeenAt"]!,
            LastSeenAt = (DateTimeOffset)values["lastSeenAt"]!,
            EndedAt = (DateTimeOffset?)values.GetValueOrDefault("endedAt"),
            Standing = (double)values["standing"]!,
        };
    }
}
