using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Engagement.Consumers;
using MarketingBus.Workers.Engagement.Content;
using MarketingBus.Workers.Engagement.Decisions;
using MarketingBus.Workers.Engagement.Sending;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Engagement;

/// <summary>Sends messages to leads and hears what they do.</summary>
public sealed class EngagementModule : ServiceModule
{
    public override string Name => "workers-engagement";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<EngagementOptions>()
            .BindConfiguration(EngagementOptions.Section)
            .PostConfigure(options => options.UseDefaultsWhereEmpty())
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<AutomationOptions>()
            .BindConfiguration(AutomationOptions.Section)
            .PostConfigure(options => options.UseDefaultsWhereEmpty())
            .ValidateDataAnnotations()
            .Validate(options => options.UserAgents.All(x => x.Trim(' ', '=').Length > 0), "Engagement:Automation: a part of a user agent is not empty.")
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<EngagementOptions>>().Value);
        builder.Services.AddSingleton(services => new AutomationPolicy(services.GetRequiredService<IOptions<AutomationOptions>>().Value));
        builder.Services.AddSingleton(services => new TemplateLibrary(services.GetRequiredService<EngagementOptions>().TemplatesFolder));
        builder.Services.AddSingleton<ContactPolicy>();
        builder.Services.AddSingleton<ChannelPolicy>();
        builder.Services.AddSingleton<ContentWriter>();
        builder.Services.AddScoped<EngagementFactsReader>();
        builder.Services.AddScoped<EngagementJudge>();
        builder.Services.AddScoped<OutreachLedger>();
        builder.Services.AddScoped<OutreachDispatch>();
        builder.Services.TryAddSingleton<IOutreachSender, LogOutreachSender>();
    }

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<EngageLeadConsumer, EngageLeadConsumerDefinition>();
        bus.AddConsumer<RecordEngagementConsumer, RecordEngagementConsumerDefinition>();
    }

    /// <summary>Templates that cannot be read or say nothing stop the process here, not a lead later.</summary>
    public override Task SetupAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<ContentWriter>().Check();
        return Task.CompletedTask;
    }
}
