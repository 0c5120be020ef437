using MarketingBus.Host.Embedded;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, EmbeddedModules.All());
