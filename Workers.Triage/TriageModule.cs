using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Triage.Consumers;
using MarketingBus.Workers.Triage.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Triage;

/// <summary>Classifies, scores and routes leads.</summary>
public sealed class TriageModule : ServiceModule
{
    public override string Name => "workers-triage";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TriageOptions>()
            .BindConfiguration(TriageOptions.Section)
            .PostConfigure(options => options.UseDefaultsWhereEmpty())
            .ValidateDataAnnotations()
            .Validate(options => options.HasReadableSizes(), "Triage: a company size is a band such as '1001-5000' or '5000+'.")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => new TriagePolicy(services.GetRequiredService<IOptions<TriageOptions>>().Value));
    }

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<TriageLeadConsumer, TriageLeadConsumerDefinition>();
        bus.AddConsumer<GetLeadScoreConsumer>();
    }
}
