using MarketingBus.Data;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new OptimizerModule());
