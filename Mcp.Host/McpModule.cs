using MarketingBus.Mcp.Host.Access;
using MarketingBus.Mcp.Host.Methods;
using MarketingBus.Mcp.Host.Prompts;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Mcp.Host.Resources;
using MarketingBus.Mcp.Host.Subscriptions;
using MarketingBus.Mcp.Host.Tools;
using MarketingBus.Mcp.Host.Transport;
using MarketingBus.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host;

/// <summary>MCP over Streamable HTTP, and JSON-RPC over HTTP and WebSocket.</summary>
public sealed class McpModule : ServiceModule
{
    const string Address = "/mcp";

    public override string Name => "mcp-host";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<JsonRpcOptions>().BindConfiguration(JsonRpcOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<JsonRpcOptions>, JsonRpcOptionsRules>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Gate>().AddSingleton<CallRate>();
        services.AddMcpAuthentication(builder.Configuration.GetSection(JsonRpcOptions.Section).Get<JsonRpcOptions>() ?? new JsonRpcOptions());
        services.AddSingleton<RpcDispatcher>().AddSingleton<RpcOverHttp>().AddSingleton<RpcOverWebSocket>().AddSingleton<OpenSockets>();
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
        services.AddScoped<ResourceReader>().AddScoped<ResourceCatalogue>().AddScoped<ArgumentValues>().AddScoped<ArgumentCompletion>();

        // The SDK says a line a request, and names the resource of every one that is refused; what goes wrong here is logged by us.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Critical);
        AddMcp(services);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var options = services.GetRequiredService<IOptions<JsonRpcOptions>>().Value;
        var bare = services.GetRequiredService<RpcOverHttp>();

        var mcp = endpoints.MapMcp(Address).ExcludeFromDescription();
        services.GetRequiredService<BareMethods>().AnswerFirst(mcp);

        var post = endpoints.MapPost(Address, bare.PostAsync).WithMetadata(new BareJsonRpc())
            .WithTags("JSON-RPC").WithSummary("One JSON-RPC 2.0 message or a batch; the same methods are served over a WebSocket at /mcp/ws, and MCP at this address");
        var socket = endpoints.Map($"{Address}/ws", services.GetRequiredService<RpcOverWebSocket>().AcceptAsync).ExcludeFromDescription();

        // The gate comes last, and so is passed first.
        foreach (var endpoint in new IEndpointConventionBuilder[] { mcp, post, socket })
        {
            endpoint.RequireCaller(options);
            services.GetRequiredService<Gate>().Guard(endpoint);
        }
    }

    static void AddMcp(IServiceCollection services)
    {
        services.AddSingleton<BareMethods>().AddSingleton<McpAccess>();
        services.AddSingleton<ResourceWatch>().AddSingleton<SessionSubscriptions>().AddSingleton<ListenStream>();
        services.AddScoped<PromptData>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, McpEndpointSelector>());
        services.AddSingleton<IConfigureOptions<McpServerOptions>, McpServerSetup>();
        services.AddSingleton<IConfigureOptions<HttpServerTransportOptions>, McpTransportSetup>();

        services.AddMcpServer()
            .WithHttpTransport()
            .WithResumableStreams()
            .WithPrompts<MarketingPrompts>()
            .WithMessageFilters(filters => filters
                .AddIncomingFilter(next => (context, cancellationToken) => context.Services!.GetRequiredService<McpAccess>().PassAsync(context, next, cancellationToken))
                .AddOutgoingFilter(ServedRevisions.Tell))
            .WithRequestFilters(filters => filters.AddCallToolFilter(ToolRefusals.Tell))
            .AddMarketingTools();
    }
}
