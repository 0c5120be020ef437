using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Triage;

return await ServiceHost.RunAsync(args, new DataModule(), new MemoryModule(), new LearningModule(), new TriageModule());
