using System.Globalization;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What was promised under all those faults, and what came of it.</summary>
public sealed record ChaosReport
{
    public required int Rounds { get; init; }

    public required int Seed { get; init; }

    public required int Scale { get; init; }

    /// <summary>Faults by kind.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    public required double SecondsPerRound { get; init; }

    /// <summary>Events that were answered 202 or confirmed by the broker.</summary>
    public required int Accepted { get; init; }

    /// <summary>Of those, the ones whose journey or review is completed, or whose engagement is on record.</summary>
    public required int Completed { get; init; }

    /// <summary>Events that had to be sent again since no answer came.</summary>
    public required int SentAgain { get; init; }

    /// <summary>How often a service gave up a bus that did not recover, and was started again.</summary>
    public required int GivenUp { get; init; }

    /// <summary>Handoffs that were given up at their deadline and begun again.</summary>
    public required int TimedOut { get; init; }

    /// <summary>Seconds from the start of the slowest journey to its end.</summary>
    public required double SlowestJourney { get; init; }

    /// <summary>Seconds in which 99 of 100 handoffs to triage and engagement were answered, by the server that was away meanwhile, or "nothing".</summary>
    public required IReadOnlyDictionary<string, double> AgentP99 { get; init; }

    /// <summary>What absences meant meanwhile, by the server that was away; empty unless there were outages only.</summary>
    public required IReadOnlyDictionary<string, OutageTimes> Outages { get; init; }

    /// <summary>Messages that each instance has acknowledged, as far as the broker could still tell.</summary>
    public required IReadOnlyDictionary<string, long> Work { get; init; }

    /// <summary>Rounds after which somebody looked whether all was done.</summary>
    public required int Counts { get; init; }

    public required IReadOnlyList<string> Lost { get; init; }

    public required IReadOnlyList<string> DoneTwice { get; init; }

    public required IReadOnlyList<string> Stuck { get; init; }

    /// <summary>Messages in error queues, journeys that faulted, services that ended by themselves.</summary>
    public required IReadOnlyList<string> Faulted { get; init; }

    /// <summary>Logs and evidence, kept when something is wrong.</summary>
    public string? Folder { get; init; }

    public bool Passed => Accepted > 0 && Accepted == Completed && Lost.Count + DoneTwice.Count + Stuck.Count + Faulted.Count == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Rounds} rounds, seed {Seed}: {Accepted} events accepted ({SentAgain} sent again), {Completed} completed, {Lost.Count} lost, {DoneTwice.Count} done twice, {Stuck.Count} stuck, {Faulted.Count} faulted; "
        + $"{GivenUp} buses given up, {TimedOut} handoffs begun again, slowest journey {SlowestJourney:0} s, agents' p99 while away: {string.Join(", ", AgentP99.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Key} {x.Value:0.00} s")))}. ")
        + string.Join("; ", Lost.Concat(DoneTwice).Concat(Stuck).Concat(Faulted).Take(20));
}
