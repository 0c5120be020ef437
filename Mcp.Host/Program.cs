using MarketingBus.Data;
using MarketingBus.Mcp.Host;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, new DataModule(), new MemoryModule(), new McpModule());
