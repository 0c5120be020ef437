using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Optimizer.Consumers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Workers.Optimizer;

/// <summary>Judges campaigns and advises.</summary>
public sealed class OptimizerModule : ServiceModule
{
    public override string Name => "workers-optimizer";

    public override void AddServices(IHostApplicationBuilder builder) =>
        builder.Services.AddOptions<OptimizerOptions>().BindConfiguration(OptimizerOptions.Section).ValidateDataAnnotations().ValidateOnStart();

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<OptimizeCampaignConsumer, OptimizeCampaignConsumerDefinition>();
        bus.AddConsumer<GetCampaignAdviceConsumer>();
        bus.AddConsumer<UpdateCampaignConsumer, UpdateCampaignConsumerDefinition>();
    }
}
