namespace MarketingBus.Tests.Support.Chaos;

internal enum FaultKind
{
    KillService,
    PauseService,
    KillBroker,
    KillDatabase,
    KillCache,

    /// <summary>Connections are reset.</summary>
    Cut,

    /// <summary>Connections stay open and carry nothing.</summary>
    Stall,
}
