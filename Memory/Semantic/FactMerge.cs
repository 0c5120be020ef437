using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>
/// What tellings make of the facts that are known: the same in every store, the same in whatever order they come, and nothing when they come again.
/// </summary>
internal sealed class FactMerge(KnowledgeGraphOptions options, DateTimeOffset now)
{
    // Facts that every lead tells again would be written with every lead; next to a half-life an hour is nothing.
    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    readonly IReadOnlySet<string> functional = options.Functional();
    readonly HashSet<RememberedFact> changed = [];

    /// <summary>Predicates, folded, that have one object at a time: with a telling, all that is known of its subject and predicate is needed.</summary>
    public bool IsFunctional(string predicateKey) => functional.Contains(predicateKey);

    /// <summary>Changes the facts, adds new ones, and returns those that are not as they were.</summary>
    public IReadOnlyCollection<RememberedFact> Tell(Dictionary<TripleKey, RememberedFact> known, IReadOnlyList<Triple> triples)
    {
        foreach (var triple in triples)
        {
            var key = TripleKey.Of(triple);
            if (!known.TryGetValue(key, out var fact))
                known.Add(key, Begin(triple, key));
            else if (triple.Revision is { } revision ? Recount(fact, triple, revision) : TellAgain(fact, triple))
                Changed(fact);
        }

        foreach (var rivals in known.Values.Where(x => IsFunctional(x.PredicateKey)).GroupBy(x => (x.SubjectKey, x.PredicateKey)))
            Settle([.. rivals]);

        return changed;
    }

    RememberedFact Begin(Triple triple, TripleKey key)
    {
        var fact = triple.ToRow(key);
        (fact.Weight, fact.Source, fact.Evidence, fact.Revision) = (triple.Weight, triple.Source, triple.Evidence ?? 1, triple.Revision);
        (fact.FirstSeenAt, fact.LastSeenAt) = (FirstSeen(triple), LastSeen(triple));
        fact.EndedAt = fact.Evidence == 0 ? fact.LastSeenAt : null;
        Changed(fact);
        return fact;
    }

    bool TellAgain(RememberedFact fact, Triple triple)
    {
        var (at, first) = (LastSeen(triple), FirstSeen(triple));
        if (fact.EndedAt is null && at - fact.LastSeenAt < Fresh && at >= fact.LastSeenAt && triple.Weight <= fact.Weight && (triple.Evidence ?? 1) <= fact.Evidence && first >= fact.FirstSeenAt)
            return false;

        var before = (fact.Weight, fact.Evidence, fact.FirstSeenAt, fact.LastSeenAt, fact.EndedAt);
        var last = Later(at, fact.LastSeenAt);
        var (told, kept) = (triple.Weight.After(last - at, options.HalfLife), fact.Weight.After(last - fact.LastSeenAt, options.HalfLife));

        // The heavier telling of a fact brings its source along.
        if (told > kept)
            fact.Source = triple.Source ?? fact.Source;
        fact.Weight = Math.Max(told, kept);
        fact.Evidence = Math.Max(fact.Evidence, triple.Evidence ?? 1);
        fact.LastSeenAt = last;
        fact.FirstSeenAt = Earlier(first, fact.FirstSeenAt);
        if (!IsFunctional(fact.PredicateKey))
            fact.EndedAt = null;
        return before != (fact.Weight, fact.Evidence, fact.FirstSeenAt, fact.LastSeenAt, fact.EndedAt);
    }

    bool Recount(RememberedFact fact, Triple triple, long revision)
    {
        if (fact.Revision > revision)
            return false;

        var before = (fact.Weight, fact.Evidence, fact.Revision, fact.FirstSeenAt, fact.LastSeenAt, fact.EndedAt);
        (fact.Weight, fact.Evidence, fact.Revision) = (triple.Weight, triple.Evidence ?? 1, revision);
        fact.Source = triple.Source ?? fact.Source;
        fact.LastSeenAt = LastSeen(triple);
        fact.FirstSeenAt = Earlier(FirstSeen(triple), fact.FirstSeenAt);
        fact.EndedAt = fact.Evidence == 0 ? fact.LastSeenAt : null;
        return before != (fact.Weight, fact.Evidence, fact.Revision, fact.FirstSeenAt, fact.LastSeenAt, fact.EndedAt);
    }

    /// <summary>One holds. A loser's time ended when the next one began, or when it was itself last heard of.</summary>
    void Settle(IReadOnlyList<RememberedFact> rivals)
    {
        var winner = rivals.OrderByDescending(FactDecay.Contest).ThenByDescending(x => x.LastSeenAt).ThenByDescending(x => x.ObjectKey, StringComparer.Ordinal).First();
        foreach (var fact in rivals)
        {
            var end = fact == winner ? default(DateTimeOffset?) : rivals.Select(x => x.FirstSeenAt).Where(x => x > fact.LastSeenAt).DefaultIfEmpty(fact.LastSeenAt).Min();
            if (fact.EndedAt == end)
                continue;

            fact.EndedAt = end;
            Changed(fact);
        }
    }

    void Changed(RememberedFact fact)
    {
        fact.Standing = FactDecay.Standing(fact.Weight, fact.LastSeenAt, options.HalfLife);
        if (changed.Add(fact))
            fact.Version++;
    }

    /// <summary>A clock that runs ahead must not make all else look old.</summary>
    DateTimeOffset LastSeen(Triple triple) => Earlier(triple.LastSeenAt ?? now, now);

    DateTimeOffset FirstSeen(Triple triple) => Earlier(triple.FirstSeenAt ?? now, LastSeen(triple));

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
