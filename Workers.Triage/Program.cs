using MarketingBus.Data;
using MarketingBus.Workers.Triage;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new TriageModule());
