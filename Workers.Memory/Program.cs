using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Memory;

return await ServiceHost.RunAsync(args, "http://127.0.0.1:5086", new DataModule(), new MemoryModule(), new MemoryWorkerModule());
