using MarketingBus.Data;
using MarketingBus.Mcp.Host;
using MarketingBus.Memory;
using MarketingBus.Platform.Hosting;

return await ServiceHost.RunAsync(args, "http://127.0.0.1:5081", new DataModule(), new MemoryModule(), new McpModule());
