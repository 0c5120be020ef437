namespace MarketingBus.Platform.Text;

/// <summary>Whether 3/4/2026 is in March or in April. Only other values of the same column tell.</summary>
public enum DayOrder
{
    /// <summary>Not known: a date that could be both is none.</summary>
    Unknown,

    MonthFirst,

    DayFirst,
}
