namespace MarketingBus.Contracts;

/// <summary>What the promoted model sees or predicts is no longer like what it learned from: look at it, or train again.</summary>
[Announcement]
public sealed record ModelDrifted
{
    public required string ModelVersion { get; init; }

    /// <summary>Each one sentence: which column, outcome or calibration, and by how much.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Columns whose values have shifted, most first.</summary>
    public required IReadOnlyList<ColumnShift> Columns { get; init; }

    public required DateTimeOffset WindowFrom { get; init; }

    public required DateTimeOffset WindowTo { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }
}
