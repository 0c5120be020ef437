namespace MarketingBus.Memory.Semantic;

/// <summary>How much of a graph one question may touch.</summary>
internal static class GraphBounds
{
    /// <summary>A hub such as an industry touches every lead: from one node so many facts are followed, the heaviest.</summary>
    public const int FanOut = 500;

    /// <summary>So many nodes are visited in all.</summary>
    public const int Reach = 2_000;

    const int MaximalLimit = 1_000;
    const int MaximalDepth = 5;

    public static int Limit(int limit) => Math.Clamp(limit, 1, MaximalLimit);

    public static int Depth(int depth) => Math.Clamp(depth, 1, MaximalDepth);
}
