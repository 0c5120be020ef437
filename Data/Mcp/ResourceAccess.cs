namespace MarketingBus.Data.Mcp;

/// <summary>One JSON-RPC request: who asked for what, and how it went. Written by Mcp.Host.</summary>
public sealed class ResourceAccess
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public string Actor { get; set; } = null!;

    public string Method { get; set; } = null!;

    /// <summary>The URI that it was about, such as "db://leads/L-1"; null when it was about none.</summary>
    public string? Target { get; set; }

    /// <summary>False when the actor's allow-list refused it.</summary>
    public bool Allowed { get; set; }

    /// <summary>The JSON-RPC error code that was answered; null when it went well.</summary>
    public int? ErrorCode { get; set; }

    public double DurationMilliseconds { get; set; }
}
