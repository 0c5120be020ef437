using MarketingBus.Data;
using MarketingBus.Workers.Memory;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new MemoryWorkerModule());
