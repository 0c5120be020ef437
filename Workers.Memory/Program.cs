using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Memory;

return await ServiceHost.RunAsync(args, new DataModule(), new MemoryModule(), new MemoryWorkerModule());
