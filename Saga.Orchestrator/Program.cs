using MarketingBus.Data;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new OrchestratorModule());
