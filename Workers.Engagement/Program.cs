using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Engagement;

return await ServiceHost.RunAsync(args, "http://127.0.0.1:5084", new DataModule(), new MemoryModule(), new EngagementModule());
