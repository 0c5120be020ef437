namespace MarketingBus.Contracts;

/// <summary>What one agent tells the next when it hands over.</summary>
public sealed record HandoffContext
{
    public required string Summary { get; init; }

    /// <summary>How sure the source agent is, 0 to 1; null when it cannot say.</summary>
    public double? Confidence { get; init; }

    public string? LeadId { get; init; }

    public string? ConversationId { get; init; }

    public IReadOnlyList<string> PreviousActions { get; init; } = [];

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset Timestamp { get; init; }
}
