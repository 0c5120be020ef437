using MarketingBus.Contracts;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What a journey takes in: the lead, what the lead did, and what callers ask for.</summary>
internal static class LeadJourneyIntake
{
    /// <summary>Messages that wait for one lead at most: all of them are written with each of its steps.</summary>
    internal const int PendingLimit = 16;

    public static EventActivityBinder<LeadJourneyState, LeadReceived> TakeLead(this EventActivityBinder<LeadJourneyState, LeadReceived> binder) =>
        binder.Act(context =>
        {
            var received = context.Message;
            context.Begin(received.SourceSystem, received.Lead.LeadId);
            context.Saga.ConversationId = received.Sequence < context.Saga.LeadSequence
                ? context.Saga.ConversationId ?? received.ConversationId
                : received.ConversationId ?? context.Saga.ConversationId;
            context.TakeVersion(received.Lead, received.Sequence, received.EventId);
        });

    /// <summary>What a caller says of the lead is a version of it, and no reason to triage it.</summary>
    public static EventActivityBinder<LeadJourneyState, RequestEngagement> TakeLead(this EventActivityBinder<LeadJourneyState, RequestEngagement> binder) =>
        binder.Act(context =>
        {
            var request = context.Message;
            context.Begin(request.SourceSystem, request.Lead.LeadId);
            context.Saga.ConversationId ??= request.ConversationId;
            context.TakeVersion(request.Lead, request.Sequence, request.EventId);
        });

    public static EventActivityBinder<LeadJourneyState, RequestHandoff> TakeLead(this EventActivityBinder<LeadJourneyState, RequestHandoff> binder) =>
        binder.Act(context =>
        {
            var request = context.Message;
            context.Begin(request.SourceSystem, request.LeadId);
            context.Saga.ConversationId ??= request.Context.ConversationId;
            var said = LeadFromMetadata.Read(request.LeadId, request.Context.Metadata);

            // To the Optimizer it names the campaign to look at, which need not be the lead's.
            var version = request.DestAgentType == AgentType.Optimizer && context.Saga.Lead?.CampaignId is not null ? said with { CampaignId = null } : said;
            context.TakeVersion(version, request.Sequence, request.EventId);
        });

    static void TakeVersion(this BehaviorContext<LeadJourneyState> context, LeadProfile version, long sequence, Guid eventId)
    {
        var journey = context.Saga;
        var known = new LeadVersions { Lead = journey.Lead, Sequence = journey.LeadSequence, Earlier = journey.LeadFieldSequences };
        var merged = known.With(version, sequence);
        if (merged == known)
            return;

        if (sequence < journey.LeadSequence)
            context.NoteOvertaken(eventId, AgentType.LeadTriage, "A version of the lead came after a later one: what the later one says holds.");

        if (Fingerprint.Of(merged.Lead) != Fingerprint.Of(journey.Lead))
            context.GetOrAddPayload(() => new ChangedLead());

        (journey.Lead, journey.LeadSequence, journey.LeadFieldSequences) = (merged.Lead, merged.Sequence, merged.Earlier);
        journey.EmailAddress = EmailAddress.Of(merged.Lead?.Email);
    }

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

    /// <summary>Somebody wants the lead triaged, and what follows from it.</summary>
    public static EventActivityBinder<LeadJourneyState, RequestHandoff> AskForTriage(this EventActivityBinder<LeadJourneyState, RequestHandoff> binder) =>
        binder.Act(context => context.Saga.TriageAsked = true);

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

    static async Task QueueEngagement<T>(this BehaviorContext<LeadJourneyState, T> context, EngagementType type, Guid eventId, HandoffContext handoff)
        where T : class
    {
        var journey = context.Saga;
        var id = type == EngagementType.Welcome ? journey.EngagementIdOf(type) : MarketingIds.From("engagement", eventId.ToString());
        if (await context.WentOut(id))
        {
            await context.Answer(JourneyStage.Engaged);
            return;
        }

        if (id == journey.EngagementId && journey.HandoffId is not null)
            return;

        PendingEngagement[] others = [.. journey.PendingEngagements.Where(x => x.EngagementId != id)];
        if (others.Length < PendingLimit)
            journey.PendingEngagements = [.. others, new PendingEngagement(id, type, handoff)];
        else
            await context.RefuseForWaiting(eventId, $"{PendingLimit} messages to this lead wait already; ask again when they are done.");
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
