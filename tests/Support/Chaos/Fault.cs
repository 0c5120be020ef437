namespace MarketingBus.Tests.Support.Chaos;

/// <summary>One fault, drawn before it is known what it will meet.</summary>
/// <param name="Place">Whom it strikes, as a share of all whom it may strike, 0 to 1.</param>
/// <param name="Length">How long until it is over, as a share of the longest, 0 to 1.</param>
internal sealed record Fault(FaultKind Kind, double Place, double Length)
{
    static readonly FaultKind[] Deck =
    [
        FaultKind.KillService, FaultKind.KillService, FaultKind.KillService, FaultKind.PauseService,
        FaultKind.KillBroker, FaultKind.KillDatabase, FaultKind.KillCache,
        FaultKind.Cut, FaultKind.Cut, FaultKind.Stall,
    ];

    static readonly FaultKind[] AllOutages = [FaultKind.KillCache, FaultKind.KillDatabase, FaultKind.KillGraph, FaultKind.SilenceGraph];

    /// <summary>Dealt from shuffled decks, so that each kind comes up within every ten.</summary>
    public static IEnumerable<Fault> Draw(int count, Random random)
    {
        var deck = new Queue<FaultKind>();
        for (var round = 0; round < count; round++)
        {
            if (deck.Count == 0)
            {
                var cards = Deck.ToArray();
                random.Shuffle(cards);
                deck = new Queue<FaultKind>(cards);
            }

            yield return new Fault(deck.Dequeue(), random.NextDouble(), random.NextDouble());
        }
    }

    /// <summary>Redis, PostgreSQL, Neo4j, Neo4j without a word, and so on, each for the longest time.</summary>
    public static IEnumerable<Fault> Outages(int count) =>
        Enumerable.Range(0, count).Select(x => new Fault(AllOutages[x % AllOutages.Length], Place: 0, Length: 1));

    public T Choose<T>(IReadOnlyList<T> all) => all[(int)(Place * all.Count)];
}
