using MarketingBus.Data;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, "http://127.0.0.1:5082", new DataModule(), new OrchestratorModule());
