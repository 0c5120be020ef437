using System.ComponentModel.DataAnnotations;

namespace MarketingBus.Memory.LongTerm;

/// <summary>The scales on which <see cref="Rfm"/> measures.</summary>
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
}
