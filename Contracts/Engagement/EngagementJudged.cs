namespace MarketingBus.Contracts;

/// <summary>
/// Workers.Engagement kept what a lead did and said who did it, a person or a machine. Once for each <see cref="EngagementRecorded"/>; a second time, with
/// <see cref="TakesBack"/>, when later clicks show that what was held for a person's was a machine's. Conversions, replies, unsubscriptions and complaints are always a person's.
/// </summary>
public sealed record EngagementJudged
{
    public required EngagementRecorded Engagement { get; init; }

    /// <summary>Why a machine and no person seems to have done it, in words; null when nothing speaks for that.</summary>
    public string? AutomatedReason { get; init; }

    /// <summary>True when the same event was told before without a reason: what was counted then is to be taken back.</summary>
    public bool TakesBack { get; init; }
}
