namespace MarketingBus.Data.Memory;

/// <summary>How the leads that have engaged are spread: the four values that part them into fifths. One row, written by Memory.</summary>
public sealed class RfmPopulation
{
    public const string All = "all";

    public string Name { get; set; } = All;

    /// <summary>Leads that were looked at.</summary>
    public int Leads { get; set; }

    /// <summary>Days since the last engagement as of <see cref="ComputedAt"/>, ascending.</summary>
    public IReadOnlyList<double> RecencyDays { get; set; } = [];

    public IReadOnlyList<double> Engagements { get; set; } = [];

    public IReadOnlyList<double> ValueUsd { get; set; } = [];

    public DateTimeOffset ComputedAt { get; set; }
}
