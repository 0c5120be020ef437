namespace MarketingBus.Mcp.Host.Tools;

/// <summary>What a caller must be allowed to use a tool.</summary>
internal static class ToolScope
{
    /// <summary>To be told what is known.</summary>
    public const string Read = "read";

    /// <summary>To change something, or to have it done.</summary>
    public const string Act = "act";
}
