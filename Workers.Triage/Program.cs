using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Triage;

return await ServiceHost.RunAsync(args, "http://127.0.0.1:5083", new DataModule(), new MemoryModule(), new LearningModule(), new TriageModule());
