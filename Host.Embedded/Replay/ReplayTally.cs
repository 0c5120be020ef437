namespace MarketingBus.Host.Embedded.Replay;

/// <summary>What became of every row: read = accepted + duplicates + rejected.</summary>
internal sealed class ReplayTally
{
    const int ReasonLimit = 5;

    readonly List<string> reasons = [];

    public int Read => Accepted + Duplicates + Rejected;

    public int Accepted { get; private set; }

    public int Duplicates { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>The first few, with their rows.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    public void Count(BatchAnswer answer, IReadOnlyList<ReplayEvent> events)
    {
        var duplicates = answer.Events.Count(x => x.Status == "duplicate");
        Duplicates += duplicates;
        Accepted += answer.Events.Count - duplicates;
        foreach (var rejected in answer.Rejected)
            Reject(events[rejected.Index].Row, rejected.Reason);
    }

    public void Duplicate() => Duplicates++;

    public void Reject(int row, string reason)
    {
        Rejected++;
        if (reasons.Count < ReasonLimit)
            reasons.Add($"row {row}: {reason}");
    }
}
