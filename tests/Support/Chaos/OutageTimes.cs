namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What one server's absence meant to those who worked and asked meanwhile; times in seconds.</summary>
public sealed record OutageTimes
{
    /// <summary>Writes that were kept when it came back.</summary>
    public required int Kept { get; init; }

    /// <summary>Facts that were learnt from events meanwhile, and that the graph has.</summary>
    public required int FactsLearnt { get; init; }

    /// <summary>Within how long 99 of 100 handoffs to triage and engagement were answered, the waiting and all tries together; null when there were none.</summary>
    public required double? WaitP99 { get; init; }

    /// <summary>Tries of the agents' messages that failed.</summary>
    public required int FailedAttempts { get; init; }

    /// <summary>Within how long 99 of 100 of those had failed; null when there were none.</summary>
    public required double? AttemptP99 { get; init; }

    /// <summary>Questions over REST and MCP by what they were answered, such as "rest answered" or "rest 503".</summary>
    public required IReadOnlyDictionary<string, int> Reads { get; init; }

    /// <summary>Within how long 99 of 100 of those were answered; null when there were none.</summary>
    public required double? ReadP99 { get; init; }
}
