using MarketingBus.Data;
using MarketingBus.Api.Ingress;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new IngressModule());
