using MarketingBus.Data;
using MarketingBus.Workers.Engagement;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new EngagementModule());
