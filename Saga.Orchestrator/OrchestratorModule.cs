using MarketingBus.Platform.Hosting;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>The sagas that decide who acts next.</summary>
public sealed class OrchestratorModule : ServiceModule
{
    public override string Name => "saga-orchestrator";
}
