using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Learning.Watch;

/// <summary>How the model that scores leads is watched, and what counts as drift. One instance does it for all.</summary>
public sealed class WatchOptions
{
    public const string Section = "Learning:Watch";

    /// <summary>False: models are not watched.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>From one check to the next.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How far back a check looks at what leads are like; also the length of the windows in which outcomes are followed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Windows in which outcomes are followed; how many it takes until there are enough outcomes are judged together, newest first.</summary>
    [Range(1, 52)]
    public int Windows { get; set; } = 4;

    /// <summary>Only so many leads, the newest, are looked at.</summary>
    [Range(100, 10_000_000)]
    public int MostLeads { get; set; } = 50_000;

    /// <summary>With fewer leads in the window its inputs are not judged.</summary>
    [Range(30, 10_000_000)]
    public int LeastLeads { get; set; } = 200;

    /// <summary>With fewer leads whose outcome is known, outcomes are not judged.</summary>
    [Range(30, 10_000_000)]
    public int LeastOutcomes { get; set; } = 200;

    /// <summary>A column whose population stability index, less what chance gives, is above this has shifted.</summary>
    [Range(0.01, 100)]
    public double StabilityIndexLimit { get; set; } = 0.25;

    /// <summary>A column of which a larger share of the known values never came in training has shifted.</summary>
    [Range(0.0, 1)]
    public double UnseenLimit { get; set; } = 0.1;

    /// <summary>The share of conversions may differ from training, and from what was predicted, by this share of the rarer outcome; more is drift.</summary>
    [Range(0.01, 100)]
    public double OutcomeShiftLimit { get; set; } = 0.25;

    /// <summary>The expected calibration error, less what chance gives, may be this; more is drift.</summary>
    [Range(0.001, 1)]
    public double CalibrationErrorLimit { get; set; } = 0.1;
}
