namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What is done to the distributed world, and under what load.</summary>
public sealed record ChaosSettings
{
    /// <summary>Faults, one after the other.</summary>
    public required int Rounds { get; init; }

    /// <summary>The same seed gives the same sequence of faults.</summary>
    public required int Seed { get; init; }

    /// <summary>Instances of the orchestrator and of each worker.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Events offered each second.</summary>
    public int Rate { get; init; } = 20;

    /// <summary>When set, nothing but this: Redis, PostgreSQL and Neo4j, on which the graph is then kept, are killed by turns and stay away for so long.</summary>
    public TimeSpan? Outage { get; init; }

    /// <summary>Rounds from one full count to the next; there is one at the end in any case.</summary>
    public int CountEvery { get; init; } = 20;

    /// <summary>How long nothing may move, while something is left to do, before it counts as stuck.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);
}
