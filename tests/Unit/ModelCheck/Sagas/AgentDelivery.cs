using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Tests.Unit.ModelCheck.Driving;
using MassTransit;
using MassTransit.Events;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>A command at an agent that answers as the real ones do: once for each command, and with what it did the first time.</summary>
internal sealed class AgentDelivery(Scenario scenario, Envelope envelope, ModelStore store, HandoffPolicy policy, ModelClock clock)
    : Delivery(envelope, store, policy, clock)
{
    (Guid EngagementId, bool WasSent)? outreach;

    public override void Run()
    {
        if (Answer() is { } answer)
            Sent.Add(new Sent(answer, null, null, null));
    }

    protected override bool IsCurrent() => outreach is not { } done || !Store.Outreach.TryGetValue(done.EngagementId, out var known) || known == done.WasSent;

    protected override void Save()
    {
        if (outreach is { } done)
            Store.Outreach[done.EngagementId] = done.WasSent;
    }

    object? Answer() => Envelope.Message switch
    {
        TriageLead command => Behave(scenario.Triage, command.Attempt, command, Triaged, Rejected),
        EngageLead command => Behave(scenario.Engagement, command.Attempt, command, Engaged, Refused),
        OptimizeCampaign command => Behave(scenario.Optimizer, command.Attempt, command, Optimized, Refused),
        _ => throw new Violation($"{Envelope} reached an agent"),
    };

    static object? Behave<T>(Habit habit, int attempt, T command, Func<T, object> answer, Func<T, object> refuse)
        where T : class => habit switch
    {
        Habit.Refuses => refuse(command),
        Habit.FailsAlways => Failed(command),
        Habit.FailsOnce when attempt == 1 => Failed(command),
        Habit.IsSilent => null,
        Habit.IsSilentOnce when attempt == 1 => null,
        _ => answer(command),
    };

    static FaultEvent<T> Failed<T>(T command)
        where T : class => new(command, null, null!, Enumerable.Empty<ExceptionInfo>(), []);

    static LeadTriaged Triaged(TriageLead command) => new()
    {
        JourneyId = command.JourneyId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        Lead = command.Lead,
        Category = TriageCategory.CampaignQualified,
        Score = command.Lead.Persona == "CMO" ? 95 : 70,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.Medium, Reason = "qualified_lead" },
        Reasons = [],
        ModelVersion = "rules",
        TriagedAt = default,
    };

    static LeadRejected Rejected(TriageLead command) => new()
    {
        JourneyId = command.JourneyId, HandoffId = command.HandoffId, RejectedBy = AgentType.LeadTriage, Reason = "no content", RejectedAt = default,
    };

    object Engaged(EngageLead command)
    {
        if (Store.Outreach.TryGetValue(command.EngagementId, out var wasSent) && !wasSent)
            return Refused(command);

        outreach = (command.EngagementId, true);
        return new LeadEngaged
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
            MessageId = "message",
            Reasons = [],
            CampaignUnderperforms = scenario.CampaignUnderperforms,
            EngagedAt = default,
        };
    }

    EngagementRefused Refused(EngageLead command)
    {
        outreach = (command.EngagementId, false);
        return new EngagementRefused
        {
            JourneyId = command.JourneyId,
            HandoffId = command.HandoffId,
            EngagementId = command.EngagementId,
            SourceSystem = command.SourceSystem,
            LeadId = command.Lead.LeadId,
            Reasons = [new Reason { Code = "no_consent", Text = "No consent." }],
            RefusedAt = default,
        };
    }

    CampaignOptimized Optimized(OptimizeCampaign command) => new()
    {
        ReviewId = command.ReviewId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        CampaignId = command.Figures.CampaignId,
        OptimizationType = command.OptimizationType,
        PerformanceScore = command.Figures.Impressions / 100,
        Recommendations = scenario.CampaignUnderperforms ? [new Recommendation { Kind = "auto_pause", Priority = Priority.Critical, Text = "Pause it." }] : [],
        Reasons = [],
        OptimizedAt = default,
    };

    static OptimizationRefused Refused(OptimizeCampaign command) => new()
    {
        ReviewId = command.ReviewId,
        HandoffId = command.HandoffId,
        SourceSystem = command.SourceSystem,
        CampaignId = command.Figures.CampaignId,
        Reason = "no figures",
        RefusedAt = default,
    };
}
