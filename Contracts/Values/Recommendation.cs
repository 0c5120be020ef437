namespace MarketingBus.Contracts;

/// <summary>One piece of advice on a campaign.</summary>
public sealed record Recommendation
{
    /// <summary>What to do: creative_optimization, targeting_optimization, budget_reallocation, auto_pause, promote_variant, keep_testing, channel_budget.</summary>
    public required string Kind { get; init; }

    public required Priority Priority { get; init; }

    public required string Text { get; init; }

    /// <summary>The figure that led to it, with its bound, such as ctr 0.011 against 0.02.</summary>
    public IReadOnlyDictionary<string, double> Evidence { get; init; } = new Dictionary<string, double>();

    /// <summary>What it is about when not the whole campaign: a variant id or a channel name.</summary>
    public string? Target { get; init; }
}
