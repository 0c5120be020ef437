namespace MarketingBus.Tests.Support.Crash;

/// <summary>What is replayed into a host that is killed again and again.</summary>
public sealed record CrashSettings
{
    /// <summary>CSV files of leads and campaign days.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public required int Kills { get; init; }

    public required int Seed { get; init; }

    /// <summary>Rows a request.</summary>
    public int Batch { get; init; } = 20;

    /// <summary>Most rows of each file.</summary>
    public int RowLimit { get; init; } = int.MaxValue;

    /// <summary>The longest time from the start of a life's work to its kill.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromSeconds(2);
}
