using MarketingBus.Host.Embedded.Commands;

return await CommandLine.RunAsync(args);
