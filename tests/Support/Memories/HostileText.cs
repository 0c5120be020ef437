using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>Text that a search engine or a database could mistake for its own language.</summary>
public static class HostileText
{
    public static TheoryData<string> All =>
    [
        "\"", "'", "\") OR *", "*", "NEAR(", "AND", "OR OR", "NOT x", "^", "a:b", "{Scenario}: x", "-x", "x*!(", "'; DROP TABLE memory_episodes; --",
        "\0", "\ud800", "((((((", "%", "_", "\\", "", "   ", new string('"', 2_000), string.Join(' ', Enumerable.Range(0, 3_000)),
    ];
}
