namespace MarketingBus.Contracts;

/// <summary>One reason behind a decision, in the order of its weight.</summary>
public sealed record Reason
{
    /// <summary>A stable name, such as "company_size" or "memory.previous_conversion".</summary>
    public required string Code { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Text { get; init; }

    /// <summary>Its share in the decision: points of the score for triage; null where it is a yes or no.</summary>
    public double? Weight { get; init; }
}
