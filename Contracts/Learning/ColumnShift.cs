namespace MarketingBus.Contracts;

/// <summary>How far a column's values have moved from those that a model learned from.</summary>
public sealed record ColumnShift
{
    public required string Column { get; init; }

    /// <summary>Population stability index: below .1 little, above .25 much.</summary>
    public required double StabilityIndex { get; init; }

    /// <summary>Share of values that the model has never seen, 0 to 1.</summary>
    public required double UnseenShare { get; init; }
}
