namespace MarketingBus.Platform.Messaging.Upstream;

/// <summary>What an upstream system published, in no broker's words.</summary>
public sealed record UpstreamMessage
{
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string RoutingKey { get; init; }

    /// <summary>By name as sent; values that are not scalar are left out, times are RFC 3339. What was not UTF-8 holds U+FFFD.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? Type { get; init; }

    public string? MessageId { get; init; }

    public string? AppId { get; init; }
}
