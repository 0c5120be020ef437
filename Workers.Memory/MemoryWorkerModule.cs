using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Memory.Consumers;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Workers.Memory;

/// <summary>Remembers what happens, in batches. It needs the stores of <see cref="MarketingBus.Memory.MemoryModule"/> in the same process.</summary>
public sealed class MemoryWorkerModule : ServiceModule
{
    public override string Name => "workers-memory";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MemoryWorkerOptions>().BindConfiguration(MemoryWorkerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHostedService<Consolidation>();
    }

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<RememberEngagementsConsumer, RememberingDefinition<RememberEngagementsConsumer>>();
        bus.AddConsumer<RememberLeadsConsumer, RememberingDefinition<RememberLeadsConsumer>>();
        bus.AddConsumer<RememberOutreachConsumer, RememberingDefinition<RememberOutreachConsumer>>();
        bus.AddConsumer<RememberCampaignsConsumer, RememberingDefinition<RememberCampaignsConsumer>>();
    }
}
