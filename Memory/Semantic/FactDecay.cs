using MarketingBus.Data.Memory;

namespace MarketingBus.Memory.Semantic;

/// <summary>Weights halve with the time since a fact was last seen.</summary>
internal static class FactDecay
{
    // Nothing has no logarithm.
    const double Least = 1e-9;

    /// <summary>What is left of a weight after so long; a clock that runs behind sees it whole.</summary>
    public static double After(this double weight, TimeSpan age, TimeSpan halfLife) => weight * Math.Pow(0.5, Math.Max(0, age / halfLife));

    /// <summary>Of two facts that decay alike the one with the larger standing is heavier at any time, so that an index can keep their order.</summary>
    public static double Standing(double weight, DateTimeOffset lastSeenAt, TimeSpan halfLife) =>
        Math.Log2(Math.Max(weight, Least)) + ((lastSeenAt - DateTimeOffset.UnixEpoch) / halfLife);

    /// <summary>Standing with the number of those who say so: what decides between facts that cannot hold together.</summary>
    public static double Contest(RememberedFact fact) => fact.Standing + Math.Log2(Math.Max(1, fact.Evidence));
}
