using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Engagement;

return await ServiceHost.RunAsync(args, new DataModule(), new MemoryModule(), new EngagementModule());
