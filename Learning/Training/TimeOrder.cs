namespace MarketingBus.Learning.Training;

/// <summary>What the order of a table's rows says of time.</summary>
public enum TimeOrder
{
    /// <summary>Nothing.</summary>
    None,

    OldestFirst,

    NewestFirst,
}
