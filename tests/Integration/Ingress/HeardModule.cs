using System.Collections.Concurrent;
using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>Stands where the orchestrator stands, and remembers what it was told.</summary>
internal sealed class HeardModule : ServiceModule
{
    public override string Name => "heard";

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton<Heard>();

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<HearLeadConsumer>();
        bus.AddConsumer<HearCampaignConsumer>();
        bus.AddConsumer<HearEngagementConsumer>();
    }
}

internal sealed class Heard
{
    public ConcurrentQueue<LeadReceived> Leads { get; } = new();

    public ConcurrentQueue<CampaignUpdated> Campaigns { get; } = new();

    public ConcurrentQueue<EngagementRecorded> Engagements { get; } = new();
}

internal sealed class HearLeadConsumer(Heard heard) : IConsumer<LeadReceived>
{
    public Task Consume(ConsumeContext<LeadReceived> context)
    {
        heard.Leads.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class HearCampaignConsumer(Heard heard) : IConsumer<CampaignUpdated>
{
    public Task Consume(ConsumeContext<CampaignUpdated> context)
    {
        heard.Campaigns.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class HearEngagementConsumer(Heard heard) : IConsumer<EngagementRecorded>
{
    public Task Consume(ConsumeContext<EngagementRecorded> context)
    {
        heard.Engagements.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
