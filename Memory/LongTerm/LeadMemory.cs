namespace MarketingBus.Memory.LongTerm;

/// <summary>What is known of one lead.</summary>
public sealed record LeadMemory
{
    public required Guid JourneyId { get; init; }

    public required string LeadId { get; init; }

    /// <summary>By name; "preferred_channel" is what upstream or the lead said.</summary>
    public required IReadOnlyDictionary<string, string> Preferences { get; init; }

    /// <summary>When each preference was learnt, UTC, by its name.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> PreferencesLearntAt { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Recency, frequency, monetary value together, 0 to 1; null when nothing is known to compute it from.</summary>
    public double? RfmScore { get; init; }

    /// <summary>What the score is made of; null when the lead never engaged.</summary>
    public RfmExplanation? Rfm { get; init; }

    /// <summary>Days since the lead last opened, clicked, replied or converted, by now; null when it never did.</summary>
    public double? RecencyDays { get; init; }

    /// <summary>Opens, clicks, replies and conversions.</summary>
    public int Engagements { get; init; }

    public int Conversions { get; init; }

    /// <summary>USD.</summary>
    public double ConversionValueUsd { get; init; }

    /// <summary>Clicks, replies and conversions by channel, in wire spelling ("email").</summary>
    public required IReadOnlyDictionary<string, int> ResponsesByChannel { get; init; }

    /// <summary>What the lead did, in points that halve with time, by now, 0 or more. What machines did in its name is not in it.</summary>
    public double EngagementPoints { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
