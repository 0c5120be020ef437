namespace MarketingBus.Api.Ingress.Answers;

/// <summary>One page of a list.</summary>
public sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    public int Count => Items.Count;

    /// <summary>Give it as "cursor" to see what follows; null on the last page.</summary>
    public string? NextCursor { get; init; }
}
