namespace MarketingBus.Data.Memory;

/// <summary>What is known of a lead over time. Written by Memory; the RFM score is computed when it is read.</summary>
public sealed class RememberedLead
{
    public Guid JourneyId { get; set; }

    public string LeadId { get; set; } = null!;

    public IReadOnlyDictionary<string, string> Preferences { get; set; } = new Dictionary<string, string>();

    /// <summary>When each preference was learnt, by its name; one of before this was kept is left out.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> PreferencesLearntAt { get; set; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>The version of the journey that told each preference last, by its name; what was told by hand keeps the one before it.</summary>
    public IReadOnlyDictionary<string, int> PreferenceVersions { get; set; } = new Dictionary<string, int>();

    /// <summary>0 to 1, as an upstream gave it; null when none did.</summary>
    public double? UpstreamRfmScore { get; set; }

    /// <summary>Opens, clicks, replies and conversions.</summary>
    public int Engagements { get; set; }

    public int Conversions { get; set; }

    /// <summary>USD.</summary>
    public double ConversionValueUsd { get; set; }

    /// <summary>Clicks, replies and conversions by channel, in wire spelling.</summary>
    public IReadOnlyDictionary<string, int> ResponsesByChannel { get; set; } = new Dictionary<string, int>();

    /// <summary>What the lead did, in points that halve with time, as of <see cref="EngagementPointsAt"/>.</summary>
    public double EngagementPoints { get; set; }

    public DateTimeOffset? EngagementPointsAt { get; set; }

    public DateTimeOffset? LastEngagedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Rises with every change, so that two that count at once do not lose a count.</summary>
    public int Version { get; set; }
}
