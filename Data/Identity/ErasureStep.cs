namespace MarketingBus.Data.Identity;

/// <summary>How far one store is.</summary>
public sealed record ErasureStep
{
    /// <summary>The store's name, such as "orchestration.handoffs".</summary>
    public required string Store { get; init; }

    /// <summary>One of <see cref="ErasureStatus"/>.</summary>
    public string Status { get; init; } = ErasureStatus.Pending;

    /// <summary>Entries removed so far.</summary>
    public long Removed { get; init; }

    /// <summary>Entries that the last search found after the removal; null before the first.</summary>
    public long? Found { get; init; }

    public int Attempts { get; init; }

    /// <summary>When it was last searched.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>What kept the last attempt from its end, without personal data; null when nothing did.</summary>
    public string? Problem { get; init; }
}
