using System.Collections.Concurrent;
using MarketingBus.Contracts;
using MarketingBus.Platform.Hosting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MarketingBus.Tests.Integration.Saga;

/// <summary>Stands in for the three agents: notes what it is told and answers as the test says.</summary>
internal sealed class FakeWorkers : ServiceModule
{
    public override string Name => "fake-workers";

    public ConcurrentQueue<TriageLead> Triages { get; } = [];

    public ConcurrentQueue<EngageLead> Engagements { get; } = [];

    public ConcurrentQueue<OptimizeCampaign> Optimizations { get; } = [];

    public ConcurrentQueue<JourneyCompleted> Completions { get; } = [];

    /// <summary>Null answers nothing at all.</summary>
    public Func<TriageLead, object?> OnTriage { get; set; } = Triaged;

    public Func<EngageLead, object?> OnEngage { get; set; } = Engaged;

    public Func<OptimizeCampaign, object?> OnOptimize { get; set; } = Optimized;

    public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(this);

    public override void AddBus(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<TriageConsumer>();
        bus.AddConsumer<EngageConsumer>();
        bus.AddConsumer<OptimizeConsumer>();
        bus.AddConsumer<CompletionConsumer>();
    }

    public static LeadTriaged Triaged(TriageLead command) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        Lead = command.Lead,
        Category = TriageCategory.CampaignQualified,
        Score = 70,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.Medium, Reason = "qualified_lead" },
        Reasons = [new Reason { Code = "persona", Text = "The lead is a founder.", Weight = 20 }],
        ModelVersion = "rules",
        TriagedAt = Times.Now,
    };

    public static LeadEngaged Engaged(EngageLead command) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        EngagementId = command.EngagementId,
        SourceSystem = command.SourceSystem,
        LeadId = command.Lead.LeadId,
        CampaignId = command.Lead.CampaignId,
        EngagementType = command.EngagementType,
        Channel = Channel.Email,
        Content = "Hello",
        MessageId = "message-" + command.EngagementId,
        Reasons = [],
        EngagedAt = Times.Now,
    };

    public static CampaignOptimized Optimized(OptimizeCampaign command) => new()
    {
        ReviewId = command.ReviewId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        CampaignId = command.Figures.CampaignId,
        OptimizationType = command.OptimizationType,
        PerformanceScore = 42,
        Recommendations = [],
        Reasons = [],
        OptimizedAt = Times.Now,
    };

    sealed class TriageConsumer(FakeWorkers workers) : IConsumer<TriageLead>
    {
        public Task Consume(ConsumeContext<TriageLead> context)
        {
            workers.Triages.Enqueue(context.Message);
            return workers.OnTriage(context.Message) is { } answer ? context.Publish(answer) : Task.CompletedTask;
        }
    }

    sealed class EngageConsumer(FakeWorkers workers) : IConsumer<EngageLead>
    {
        public Task Consume(ConsumeContext<EngageLead> context)
        {
            workers.Engagements.Enqueue(context.Message);
            return workers.OnEngage(context.Message) is { } answer ? context.Publish(answer) : Task.CompletedTask;
        }
    }

    sealed class OptimizeConsumer(FakeWorkers workers) : IConsumer<OptimizeCampaign>
    {
        public Task Consume(ConsumeContext<OptimizeCampaign> context)
        {
            workers.Optimizations.Enqueue(context.Message);
            return workers.OnOptimize(context.Message) is { } answer ? context.Publish(answer) : Task.CompletedTask;
        }
    }

    sealed class CompletionConsumer(FakeWorkers workers) : IConsumer<JourneyCompleted>
    {
        public Task Consume(ConsumeContext<JourneyCompleted> context)
        {
            workers.Completions.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}
