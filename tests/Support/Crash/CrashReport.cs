namespace MarketingBus.Tests.Support.Crash;

/// <summary>What the database says at the end.</summary>
public sealed record CrashReport
{
    public required int Kills { get; init; }

    /// <summary>Kills that left messages on their way: those that prove something.</summary>
    public required int KillsUnderWay { get; init; }

    /// <summary>Most messages that one kill left on their way.</summary>
    public required int MostUnderWay { get; init; }

    /// <summary>Events that were answered 202.</summary>
    public required int Accepted { get; init; }

    /// <summary>Events that had to be sent again since their answer never came.</summary>
    public required int SentAgain { get; init; }

    public required IReadOnlyDictionary<string, int> Journeys { get; init; }

    public required IReadOnlyDictionary<string, int> Reviews { get; init; }

    public required IReadOnlyDictionary<string, int> Outreach { get; init; }

    /// <summary>Accepted events without a journey or review.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Journeys, reviews, outreach and messages that did not come to an end.</summary>
    public required IReadOnlyList<string> Stuck { get; init; }

    /// <summary>What was done more often than the lead's runs ask for.</summary>
    public required IReadOnlyList<string> DoneTwice { get; init; }

    /// <summary>Journeys and messages that ended in a fault; no row of the files deserves one.</summary>
    public required IReadOnlyList<string> Faulted { get; init; }

    public bool Passed => Lost.Count + Stuck.Count + DoneTwice.Count + Faulted.Count == 0 && Accepted > 0;

    public override string ToString() =>
        $"{Kills} kills ({KillsUnderWay} with messages on their way, at most {MostUnderWay}), {Accepted} events accepted ({SentAgain} sent again): "
        + $"{Lost.Count} lost, {Stuck.Count} stuck, {DoneTwice.Count} done twice, {Faulted.Count} faulted. "
        + $"Journeys: {Text(Journeys)}. Reviews: {Text(Reviews)}. Outreach: {Text(Outreach)}. "
        + string.Join("; ", Lost.Concat(Stuck).Concat(DoneTwice).Concat(Faulted).Take(10));

    static string Text(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.Select(x => $"{x.Key} {x.Value}"));
}
