namespace MarketingBus.Tests.Support.Chaos;

internal enum FaultKind
{
    KillService,
    PauseService,
    KillBroker,
    KillDatabase,
    KillCache,

    /// <summary>The graph's server, when it has one.</summary>
    KillGraph,

    /// <summary>The graph's server takes connections and does not answer.</summary>
    SilenceGraph,

    /// <summary>Connections are reset.</summary>
    Cut,

    /// <summary>Connections stay open and carry nothing.</summary>
    Stall,
}
