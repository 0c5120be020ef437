using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Workers.Optimizer;

/// <summary>Targets, minimum samples and bounds of the optimizer's advice.</summary>
public sealed class OptimizerOptions
{
    public const string Section = "Optimizer";

    /// <summary>Clicks per impression that a campaign should reach, 0 to 1.</summary>
    [Range(0.000001, 1)]
    public double TargetCtr { get; set; } = 0.02;

    /// <summary>USD that a lead may cost.</summary>
    [Range(0.01, 1e9)]
    public double TargetCplUsd { get; set; } = 50;

    /// <summary>Revenue that a spent USD should bring.</summary>
    [Range(0.01, 1e6)]
    public double TargetRoas { get; set; } = 1.5;

    /// <summary>Conversions that earn the full points of the performance score.</summary>
    [Range(1, 1_000_000)]
    public int TargetConversions { get; set; } = 10;

    /// <summary>Impressions before a click rate is judged, and of each variant before one is promoted.</summary>
    [Range(1, 1_000_000_000)]
    public int MinimumImpressions { get; set; } = 100;

    /// <summary>Leads before their cost is judged.</summary>
    [Range(2, 1_000_000)]
    public int MinimumLeads { get; set; } = 10;

    /// <summary>USD spent before the return on them is judged.</summary>
    [Range(0, 1e9)]
    public double MinimumCostUsd { get; set; } = 50;

    /// <summary>USD spent on a channel before its share is changed.</summary>
    [Range(0, 1e9)]
    public double MinimumChannelSpendUsd { get; set; } = 50;

    /// <summary>USD that a conversion is taken to be worth while none has been seen; it bounds a return measured as zero.</summary>
    [Range(0.01, 1e9)]
    public double ConversionValueUsd { get; set; } = 100;

    /// <summary>Confidence of every interval and test, 0.5 to 0.999.</summary>
    [Range(0.5, 0.999)]
    public double Confidence { get; set; } = 0.95;

    /// <summary>Fraction of the daily budget that may be spent without a conversion before a pause is advised, 0 to 1.</summary>
    [Range(0, 1)]
    public double PauseBudgetFraction { get; set; } = 0.1;

    /// <summary>Differences between variants that the always-valid test expects, as a standard deviation of rates; 0.01 is one percentage point.</summary>
    [Range(0.0001, 0.5)]
    public double ExpectedDifference { get; set; } = 0.01;

    /// <summary>The smallest lift worth waiting for, relative to the rate; it bounds how many more impressions are asked for.</summary>
    [Range(0.001, 10)]
    public double RelevantLift { get; set; } = 0.1;

    /// <summary>Return above which a channel gets more.</summary>
    [Range(0, 1e6)]
    public double IncreaseAboveRoas { get; set; } = 2;

    /// <summary>Return below which a channel gets less.</summary>
    [Range(0, 1e6)]
    public double DecreaseBelowRoas { get; set; } = 0.5;

    /// <summary>The largest change of a channel's amount at once, as a fraction of it, 0 to 1.</summary>
    [Range(0, 1)]
    public double MaxStep { get; set; } = 0.2;
}
