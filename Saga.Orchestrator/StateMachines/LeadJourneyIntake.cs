using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What a journey takes in: the lead, what the lead did, and what callers ask for.</summary>
internal static class LeadJourneyIntake
{
    public static EventActivityBinder<LeadJourneyState, LeadReceived> TakeLead(this EventActivityBinder<LeadJourneyState, LeadReceived> binder) =>
        binder.Act(context =>
        {
            context.Begin(context.Message.SourceSystem, context.Message.Lead.LeadId);
            context.Saga.Lead = context.Message.Lead;
            context.Saga.LeadFingerprint = Fingerprint.Of(context.Message.Lead);
            context.Saga.LeadReceivedAt = context.Message.ReceivedAt;
            context.Saga.ConversationId = context.Message.ConversationId ?? context.Saga.ConversationId;
        });

    public static EventActivityBinder<LeadJourneyState, RequestEngagement> TakeLeadIfUnknown(this EventActivityBinder<LeadJourneyState, RequestEngagement> binder) =>
        binder.Act(context =>
        {
            context.Begin(context.Message.SourceSystem, context.Message.Lead.LeadId);
            context.Saga.Lead ??= context.Message.Lead;
            context.Saga.ConversationId ??= context.Message.ConversationId;
        });

    public static EventActivityBinder<LeadJourneyState, RequestHandoff> TakeLeadIfUnknown(this EventActivityBinder<LeadJourneyState, RequestHandoff> binder) =>
        binder.Act(context =>
        {
            context.Begin(context.Message.SourceSystem, context.Message.LeadId);
            context.Saga.Lead ??= LeadFromMetadata.Read(context.Message.LeadId, context.Message.Context.Metadata);
            context.Saga.ConversationId ??= context.Message.Context.ConversationId;
        });

    public static EventActivityBinder<LeadJourneyState, EngagementRecorded> TakeEvent(this EventActivityBinder<LeadJourneyState, EngagementRecorded> binder) =>
        binder.Act(context =>
        {
            context.Begin(context.Message.SourceSystem, context.Message.LeadId);
            if (LeadStatusRules.AfterEvent(context.Message.Kind) is { } status)
                context.SetStatus(status);
        });

    /// <summary>Engagement events alone do not make a journey; after a while without the lead it is given up.</summary>
    public static EventActivityBinder<LeadJourneyState, T> AwaitLead<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.Act(context => context.WaitForLead());

    public static void WaitForLead(this BehaviorContext<LeadJourneyState> context) =>
        context.Saga.Deadline = context.Now() + context.Service<IOptions<OrchestratorOptions>>().Value.AwaitLeadFor;

    /// <summary>A new run through triage: what the last one came to is history.</summary>
    public static EventActivityBinder<LeadJourneyState, T> BeginRun<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.Act(context => context.BeginRun());

    public static void BeginRun(this BehaviorContext<LeadJourneyState> context)
    {
        var journey = context.Saga;
        journey.Run++;
        journey.HandoffId = null;
        journey.EngagementId = null;
        journey.EngagementType = null;
        journey.TriagePending = false;
        journey.FaultReason = null;
    }

    public static EventActivityBinder<LeadJourneyState, T> QueueTriage<T>(this EventActivityBinder<LeadJourneyState, T> binder)
        where T : class => binder.Act(context => context.Saga.TriagePending = true);

    public static EventActivityBinder<LeadJourneyState, RequestEngagement> QueueRequestedEngagement(this EventActivityBinder<LeadJourneyState, RequestEngagement> binder) =>
        binder.ActAsync(context => context.QueueEngagement(context.Message.EngagementType, context.Message.EventId, new HandoffContext
        {
            Summary = $"A caller asks for a {context.Message.EngagementType} message.",
            LeadId = context.Saga.LeadId,
            ConversationId = context.Message.ConversationId ?? context.Saga.ConversationId,
            Timestamp = context.Message.RequestedAt,
        }));

    public static EventActivityBinder<LeadJourneyState, RequestHandoff> QueueRequestedFollowUp(this EventActivityBinder<LeadJourneyState, RequestHandoff> binder) =>
        binder.ActAsync(context => context.QueueEngagement(EngagementType.FollowUp, context.Message.EventId, context.Message.Context));

    static async Task QueueEngagement(this BehaviorContext<LeadJourneyState> context, EngagementType type, Guid eventId, HandoffContext handoff)
    {
        var journey = context.Saga;
        var id = type == EngagementType.Welcome ? journey.EngagementIdOf(type) : MarketingIds.From("engagement", eventId.ToString());
        if (await context.WentOut(id))
            await context.Answer(JourneyStage.Engaged);
        else if (id != journey.EngagementId || journey.HandoffId is null)
            journey.PendingEngagements = [.. journey.PendingEngagements.Where(x => x.EngagementId != id), new PendingEngagement(id, type, handoff)];
    }

    static void Begin(this BehaviorContext<LeadJourneyState> context, string sourceSystem, string leadId)
    {
        if (context.Saga.StartedAt != default)
            return;

        context.Saga.SourceSystem = sourceSystem;
        context.Saga.LeadId = leadId;
        context.Saga.StartedAt = context.Now();
    }
}
