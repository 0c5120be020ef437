namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Revisions of MCP are named by their day, so that they compare as texts.</summary>
internal static class McpRevision
{
    const string FirstStateless = "2026-07-28";

    /// <summary>True for revisions without sessions.</summary>
    public static bool IsStateless(string? revision) => string.CompareOrdinal(revision, FirstStateless) >= 0;
}
