using MarketingBus.Data;
using MarketingBus.Workers.Optimizer;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, "http://127.0.0.1:5085", new DataModule(), new OptimizerModule());
