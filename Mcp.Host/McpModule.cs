using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Methods;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Resources;
using MarketingBus.Mcp.Host.Transport;
using MarketingBus.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Mcp.Host;

/// <summary>JSON-RPC over HTTP and WebSocket.</summary>
public sealed class McpModule : ServiceModule
{
    public override string Name => "mcp-host";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<JsonRpcOptions>().BindConfiguration(JsonRpcOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RpcDispatcher>().AddSingleton<RpcOverHttp>().AddSingleton<RpcOverWebSocket>();
        services.AddSingleton<AccessLog>().AddHostedService<AccessLogWriter>().AddHostedService<AccessLogPruner>();
        services.AddScoped<RpcCaller>().AddScoped<MemoryWriter>().AddScoped<AdviceReader>();

        services.AddRpcMethod<GetLeadData>();
        services.AddRpcMethod<SearchGraph>();
        services.AddRpcMethod<StoreMemory>();
        services.AddRpcMethod<RecommendAction>();
        services.AddRpcMethod<UpdateCampaign>();
        services.AddRpcMethod<AnalyzePerformance>();
        services.AddRpcMethod<ResourcesList>();
        services.AddRpcMethod<ResourcesRead>();

        services.AddScoped<IResourceSource, DatabaseResources>();
        services.AddScoped<IResourceSource, GraphResources>();
        services.AddScoped<IResourceSource, AnalyticsResources>();
        services.AddScoped<IResourceSource, MemoryResources>();
        services.AddScoped<IResourceSource, ModelResources>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/mcp", (HttpContext context, RpcOverHttp http) => http.PostAsync(context))
            .WithTags("JSON-RPC").WithSummary("One JSON-RPC 2.0 message or a batch; the same methods are served over a WebSocket at /mcp/ws");
        endpoints.Map("/mcp/ws", (HttpContext context, RpcOverWebSocket webSocket) => webSocket.AcceptAsync(context)).ExcludeFromDescription();
    }
}
