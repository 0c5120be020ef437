using MarketingBus.Learning.Registry;
using MarketingBus.Learning.Scoring;
using MarketingBus.Learning.Training;
using MarketingBus.Learning.Watch;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning;

/// <summary>The promoted model, its registry, and how new ones are trained.</summary>
public sealed class LearningModule : ServiceModule
{
    public override string Name => "learning";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LearningOptions>()
            .BindConfiguration(LearningOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        builder.Services.AddOptions<WatchOptions>()
            .BindConfiguration(WatchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<RetrainOptions>()
            .BindConfiguration(RetrainOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        builder.Services.AddScoped<ModelRegistry>();
        builder.Services.AddScoped<ModelCatalogue>();
        builder.Services.AddScoped(services => new ModelDesk(services.GetRequiredService<ModelRegistry>(), services.GetRequiredService<PromotedModelScorer>()));
        builder.Services.AddSingleton<PromotedModelScorer>();
        builder.Services.AddSingleton<ILeadScorer>(services => services.GetRequiredService<PromotedModelScorer>());
        builder.Services.AddSingleton(services => new TrainingPipeline(
            services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<PromotedModelScorer>(),
            services.GetRequiredService<IOptions<LearningOptions>>(), services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<LearningMetrics>()));
        builder.Services.AddHostedService<PromotedModelRefresh>();
        builder.Services.AddHealthChecks().AddCheck<PromotedModelHealth>("model");

        builder.Services.AddSingleton<LearningMetrics>();
        builder.Services.AddScoped<LearningJobs>();
        builder.Services.AddScoped<ModelWatch>();
        builder.Services.AddHostedService<WatchService>();
        builder.Services.AddHostedService<RetrainService>();
    }

    public override Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<PromotedModelScorer>().RefreshAsync(cancellationToken);
}
