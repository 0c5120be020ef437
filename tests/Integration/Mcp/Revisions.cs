using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>The revisions of MCP that clients in the field speak; the first has no sessions, the others do.</summary>
internal static class Revisions
{
    public const string Stateless = "2026-07-28";
    public const string WithSessions = "2025-11-25";

    public static TheoryData<string> All => [Stateless, WithSessions, "2025-06-18"];
}
