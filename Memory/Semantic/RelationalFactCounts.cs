using MarketingBus.Data;
using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>A row for each piece of evidence, and one for each fact with their number.</summary>
internal sealed class RelationalFactCounts(MarketingDbContext database) : IFactCounts
{
    public async Task<IReadOnlyList<Triple>> CountAsync(IReadOnlyList<Evidence> evidence, CancellationToken cancellationToken)
    {
        var known = await database.FindAllAsync(evidence.Select(x => x.EvidenceId), (FactEvidence x) => x.EvidenceId, cancellationToken);
        var keys = evidence.Select(x => Key(TripleKey.Of(x.Fact))).Concat(known.Values.Select(Key));
        var counts = await database.FindAllAsync(keys, (CountedFact x) => (x.SubjectKey, x.PredicateKey, x.ObjectKey), cancellationToken);

        var spelled = new Dictionary<(string, string, string), Triple>();
        foreach (var piece in evidence)
        {
            var key = known.TryGetValue(piece.EvidenceId, out var told) ? Key(told) : Key(TripleKey.Of(piece.Fact));
            if (told is null)
                Keep(piece, key, known, counts);
            else if (piece.TakesBack && !told.TakenBack)
                TakeBack(told, counts[key]);

            if (key == Key(TripleKey.Of(piece.Fact)))
                spelled[key] = piece.Fact;
            else
                spelled.TryAdd(key, new Triple(key.Subject, key.Predicate, key.Object, Source: piece.Fact.Source));
        }

        return [.. spelled.Where(x => counts.ContainsKey(x.Key)).Select(x => Counted(x.Value, counts[x.Key]))];
    }

    void Keep(
        Evidence piece, (string Subject, string Predicate, string Object) key,
        Dictionary<Guid, FactEvidence> known, Dictionary<(string, string, string), CountedFact> counts)
    {
        var told = new FactEvidence
        {
            EvidenceId = piece.EvidenceId, SubjectKey = key.Subject, PredicateKey = key.Predicate, ObjectKey = key.Object, TakenBack = piece.TakesBack,
        };
        known.Add(piece.EvidenceId, told);
        database.Add(told);
        if (piece.TakesBack)
            return;

        if (!counts.TryGetValue(key, out var count))
        {
            count = new CountedFact { SubjectKey = key.Subject, PredicateKey = key.Predicate, ObjectKey = key.Object, FirstSeenAt = piece.At, LastSeenAt = piece.At };
            counts.Add(key, count);
            database.Add(count);
        }

        count.Count++;
        count.Version++;
        count.FirstSeenAt = piece.At < count.FirstSeenAt ? piece.At : count.FirstSeenAt;
        count.LastSeenAt = piece.At > count.LastSeenAt ? piece.At : count.LastSeenAt;
    }

    static void TakeBack(FactEvidence told, CountedFact count)
    {
        told.TakenBack = true;
        count.Count--;
        count.Version++;
    }

    static Triple Counted(Triple fact, CountedFact count) => fact with
    {
        Evidence = count.Count, Revision = count.Version, FirstSeenAt = count.FirstSeenAt, LastSeenAt = count.LastSeenAt,
    };

    static (string Subject, string Predicate, string Object) Key(TripleKey key) => (key.Subject, key.Predicate, key.Object);

    static (string Subject, string Predicate, string Object) Key(FactEvidence told) => (told.SubjectKey, told.PredicateKey, told.ObjectKey);
}
