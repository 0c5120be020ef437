using System.Text.Json.Serialization;
using MarketingBus.Contracts;

namespace MarketingBus.Learning.Watch;

/// <summary>What has become of a column since training.</summary>
internal sealed record ColumnCheck
{
    public required string Column { get; init; }

    /// <summary>Population stability index less what chance gives on average, 0 or more; see <see cref="PopulationStability"/>.</summary>
    public required double StabilityIndex { get; init; }

    /// <summary>What was taken off.</summary>
    public required double StabilityIndexByChance { get; init; }

    /// <summary>How likely chance alone moves as much, 0 to 1.</summary>
    public required double Likelihood { get; init; }

    public required long KnownValues { get; init; }

    /// <summary>Values that no training row had; null for numbers, and where training had too many to remember.</summary>
    public long? UnseenValues { get; init; }

    /// <summary>0 to 1.</summary>
    public required double MissingShare { get; init; }

    /// <summary>0 to 1.</summary>
    public required double MissingShareInTraining { get; init; }

    /// <summary>What adds most to the index: "Referral 20 % before, 55 % now".</summary>
    public required string Moved { get; init; }

    /// <summary>Of the values that are known, 0 to 1; 0 where that cannot be said.</summary>
    [JsonInclude]
    public double UnseenShare => KnownValues == 0 ? 0 : (double)(UnseenValues ?? 0) / KnownValues;

    /// <summary>A whole column at once, such as the newest rows of a file.</summary>
    public static ColumnCheck Of(ColumnDistribution expected, IEnumerable<string?> values)
    {
        var counts = new ColumnCounts(expected);
        foreach (var value in values)
            counts.Add(value);

        return counts.Check();
    }

    public ColumnShift ToShift() => new() { Column = Column, StabilityIndex = Math.Round(StabilityIndex, 4), UnseenShare = Math.Round(UnseenShare, 4) };
}
