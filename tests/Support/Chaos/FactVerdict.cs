using MarketingBus.Memory.Semantic;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Compares the facts that were to be learnt with those of the graph, and the graph's counts with what was counted beside it.</summary>
internal sealed class FactVerdict(IEnumerable<Promise> promises, ChaosRows rows)
{
    readonly List<TripleKey> told = [.. promises.SelectMany(x => x.Facts).Distinct()];
    readonly int responses = promises.Count(x => x.IsResponse && !rows.Automated.Contains(x.EventId));

    public IReadOnlyList<string> Lost =>
    [
        .. told.Where(x => rows.Facts.GetValueOrDefault(x) is not { Holds: true }).Select(x => $"the graph does not know that {x.Subject} {x.Predicate} {x.Object}"),
        .. rows.CountedFacts.Where(x => EvidenceOf(x.Key) < x.Value).Select(x => $"the graph has {EvidenceOf(x.Key)} of {x.Value} pieces of evidence that {x.Key.Subject} {x.Key.Predicate} {x.Key.Object}"),
    ];

    public IReadOnlyList<string> DoneTwice =>
    [
        .. told.Where(x => EvidenceOf(x) > 1).Select(x => $"the graph counts {EvidenceOf(x)} times that {x.Subject} {x.Predicate} {x.Object}"),
        .. rows.CountedFacts.Where(x => EvidenceOf(x.Key) > x.Value).Select(x => $"the graph has {EvidenceOf(x.Key)} pieces of evidence instead of {x.Value} that {x.Key.Subject} {x.Key.Predicate} {x.Key.Object}"),
        .. rows.CountedFacts.Values.Sum() is var counted && counted > responses ? (string[])[$"{counted} responses are counted for segments, told were {responses}"] : [],
    ];

    /// <summary>Facts that the graph has and that were learnt while something was away, by its name.</summary>
    public IReadOnlyDictionary<string, int> LearntWhileAway(IReadOnlyList<Absence> absences) => absences
        .GroupBy(x => x.Server)
        .ToDictionary(x => x.Key, x => told.Count(fact => rows.Facts.TryGetValue(fact, out var row) && x.Any(absence => absence.Covers(row.FirstSeenAt))));

    int EvidenceOf(TripleKey fact) => rows.Facts.GetValueOrDefault(fact)?.Evidence ?? 0;
}
