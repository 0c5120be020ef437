using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.LongTerm;

/// <summary>The scales on which <see cref="Rfm"/> measures, and what engagements are worth.</summary>
public sealed class LongTermOptions
{
    public const string Section = "Memory:LongTerm";

    /// <summary>Days after which recency is worth half, 0.1 to 3,650.</summary>
    [Range(0.1, 3_650)]
    public double RecencyHalfLifeDays { get; set; } = 30;

    /// <summary>Engagements at which frequency is 0.5, 0.1 to 10,000.</summary>
    [Range(0.1, 10_000)]
    public double FrequencyMidpoint { get; set; } = 5;

    /// <summary>Conversion value at which the monetary part is 0.5, USD, 0.01 to 1,000,000,000.</summary>
    [Range(0.01, 1_000_000_000)]
    public double MonetaryMidpointUsd { get; set; } = 1_000;

    /// <summary>Engaged leads from which RFM goes by fifths of them, 5 to 10,000,000; with fewer it goes by the half-life and the midpoints.</summary>
    [Range(5, 10_000_000)]
    public int QuantilesFrom { get; set; } = 100;

    /// <summary>How often the fifths are found anew, 1 second to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan QuantileInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Time after which the points of an engagement are worth half, 1 hour to 3,650 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan EngagementHalfLife { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Points of an open, 0 to 1,000. Little: many mail programs open messages by themselves.</summary>
    [Range(0, 1_000)]
    public double OpenedPoints { get; set; } = 1;

    /// <summary>Points of a click, 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public double ClickedPoints { get; set; } = 5;

    /// <summary>Points of a reply, 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public double RepliedPoints { get; set; } = 20;

    /// <summary>Points of a conversion, 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public double ConvertedPoints { get; set; } = 30;
}
