using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Mcp.Host;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Memory;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Workers.Triage;

namespace MarketingBus.Host.Embedded;

/// <summary>Every module, in one process.</summary>
public static class EmbeddedModules
{
    public static IReadOnlyList<ServiceModule> All() =>
    [
        new DataModule(),
        new MemoryModule(),
        new LearningModule(),
        new OrchestratorModule(),
        new TriageModule(),
        new EngagementModule(),
        new OptimizerModule(),
        new MemoryWorkerModule(),
        new IngressModule(),
        new McpModule(),
    ];
}
