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

    public void Accept() => Accepted++;

    public void Duplicate() => Duplicates++;

    public void Reject(int row, string reason)
    {
        Rejected++;
        if (reasons.Count < ReasonLimit)
            reasons.Add($"row {row}: {reason}");
    }
}
