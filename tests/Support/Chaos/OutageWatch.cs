namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Puts together what each absence meant.</summary>
internal sealed class OutageWatch(IReadOnlyList<Absence> absences, IEnumerable<Attempt> attempts, IEnumerable<Reading> readings)
{
    static readonly string[] Agents = ["triage-lead", "engage-lead", "optimize-campaign"];

    public IReadOnlyDictionary<string, OutageTimes> Times(ChaosVerdict verdict)
    {
        var waits = verdict.AgentP99(absences);
        var learnt = verdict.LearntWhileAway(absences);
        return absences.GroupBy(x => x.Server).ToDictionary(x => x.Key, x => Of([.. x], waits.TryGetValue(x.Key, out var wait) ? wait : null, learnt[x.Key]));
    }

    /// <summary>What is no answer, and absences that nobody noticed.</summary>
    public IReadOnlyList<string> Wrong =>
    [
        .. absences.Where(x => x.Server is not "postgres" && x.Kept == 0).Select(x => $"nothing was kept for {x.Server} when it came back"),
        .. readings.Where(x => !IsProper(x)).GroupBy(x => $"{x.Way} {x.Answer}").Select(x => $"{x.Count()} questions were answered {x.Key}"),
    ];

    OutageTimes Of(IReadOnlyList<Absence> away, double? wait, int learnt)
    {
        var failed = attempts.Where(x => Agents.Contains(x.Queue) && away.Any(absence => absence.Meets(x.At - x.Time, x.At))).ToList();
        var asked = readings.Where(x => away.Any(absence => absence.Covers(x.At))).ToList();
        return new OutageTimes
        {
            Kept = away.Sum(x => x.Kept),
            FactsLearnt = learnt,
            WaitP99 = wait,
            FailedAttempts = failed.Count,
            AttemptP99 = P99(failed.Select(x => x.Time)),
            Reads = asked.CountBy(x => $"{x.Way} {x.Answer}").OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary(),
            ReadP99 = P99(asked.Select(x => x.Time)),
        };
    }

    static double? P99(IEnumerable<TimeSpan> times) => times.Any() ? Percentile.P99(times.Select(x => x.TotalSeconds)) : null;

    static bool IsProper(Reading reading) => reading.Answer is Reading.Answered or "503" or "-32001" or "-32004" or "-32005";
}
