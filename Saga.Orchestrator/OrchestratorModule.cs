using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Consumers;
using MarketingBus.Saga.Orchestrator.Deadlines;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Saga.Orchestrator.Records;
using MarketingBus.Saga.Orchestrator.StateMachines;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator;

/// <summary>The sagas that decide who acts next.</summary>
public sealed class OrchestratorModule : ServiceModule
{
    public override string Name => "saga-orchestrator";

    public override void AddServices(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<HandoffOptions>().BindConfiguration(HandoffOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<HandoffOptions>, HandoffOptionsValidator>();
        builder.Services.AddOptions<OrchestratorOptions>().BindConfiguration(OrchestratorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<HandoffPolicy>();
        builder.Services.AddScoped<IOrchestrationRecords, OrchestrationRecords>();
        builder.Services.AddHostedService<DeadlineSweeper>();
    }

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddSagaStateMachine<LeadJourneyStateMachine, LeadJourneyState, LeadJourneyDefinition>()
            .EntityFrameworkRepository<LeadJourneyState, MarketingDbContext>();
        bus.AddSagaStateMachine<CampaignReviewStateMachine, CampaignReviewState, CampaignReviewDefinition>()
            .EntityFrameworkRepository<CampaignReviewState, MarketingDbContext>();
        bus.AddConsumer<ResolveEscalationConsumer, ResolveEscalationConsumerDefinition>();
    }
}
