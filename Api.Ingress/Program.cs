using MarketingBus.Api.Ingress;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule());
