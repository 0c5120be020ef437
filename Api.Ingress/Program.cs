using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, ServiceHost.DefaultUrl, new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule());
