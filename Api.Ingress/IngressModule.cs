using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Erasing;
using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Api.Ingress.Routes;
using MarketingBus.Api.Ingress.Upstream;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging.Upstream;

namespace MarketingBus.Api.Ingress;

/// <summary>Events in, over REST and from upstream's exchange; answers out.</summary>
public sealed class IngressModule : ServiceModule
{
    public override string Name => "api-ingress";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<IngressOptions>()
            .BindConfiguration(IngressOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOpenApi(OpenApiText.Configure);

        builder.Services.AddSingleton<JsonRequest>();
        builder.Services.AddSingleton<DataFolder>();
        builder.Services.AddSingleton<UpstreamReader>();
        builder.Services.AddScoped<EventAcceptance>();
        builder.Services.AddScoped<AgentCalls>();
        builder.Services.AddScoped<LeadPrediction>();
        builder.Services.AddScoped<DataProcessing>();
        builder.Services.AddScoped<ModelPromotion>();
        builder.Services.AddScoped<OperatorCommands>();
        builder.Services.AddScoped<AgentResults>();
        builder.Services.AddScoped<JourneyQueries>();
        builder.Services.AddScoped<JourneyListing>();
        builder.Services.AddScoped<ReviewListing>();
        builder.Services.AddScoped<PerformanceQueries>();
        builder.Services.AddScoped<SystemQueries>();
        builder.Services.AddScoped<ErasureDesk>();
        builder.Services.AddScoped<ErasurePass>();
        builder.Services.AddScoped<PersonExport>();
        builder.Services.AddPersonalData<DeadLetterStore>();
        builder.Services.AddHostedService<ErasureWorker>();
        builder.Services.AddSingleton<UpstreamMetrics>();
        builder.AddUpstream<UpstreamIntake>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var routes = endpoints.MapGroup("").AddEndpointFilter<RequestFilter>();
        routes.MapEvents();
        routes.MapAgents();
        routes.MapMemory();
        routes.MapAnalytics();
        routes.MapData();
        routes.MapModels();
        routes.MapLeads();
        routes.MapErasures();
        routes.MapCampaigns();
        routes.MapJourneys();
        routes.MapReviews();
        routes.MapEscalations();
        routes.MapFaultedMessages();
        routes.MapKeptWrites();
        routes.MapModelChecks();
        routes.MapHealth();
        endpoints.MapDocuments();
    }
}
