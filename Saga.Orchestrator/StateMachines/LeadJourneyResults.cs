using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator.Decisions;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

/// <summary>What the agents answered, as the journey keeps it.</summary>
internal static class LeadJourneyResults
{
    public static EventActivityBinder<LeadJourneyState, LeadTriaged> KeepTriage(this EventActivityBinder<LeadJourneyState, LeadTriaged> binder) =>
        binder.ActAsync(async context =>
        {
            var (journey, triaged) = (context.Saga, context.Message);
            journey.Category = triaged.Category;
            journey.Score = triaged.Score;
            journey.Priority = triaged.Routing.Priority;
            journey.RoutingReason = triaged.Routing.Reason;
            journey.ModelVersion = triaged.ModelVersion;
            context.SetStatus(LeadStatusRules.AfterTriage(triaged.Category));
            context.AddAction(MarketingIds.From("action", triaged.HandoffId.ToString()), ActionType.Triage, AgentType.LeadTriage, "workers-triage",
                triaged.TriagedAt, $"{WireName.Of(triaged.Category)}, score {triaged.Score:0.#}{(triaged.Grade is { } grade ? $" ({grade})" : "")}, {triaged.Routing.Reason}", triaged.Reasons);
            await context.CloseHandoff("answered");
            await context.Answer(JourneyStage.Triaged);
            journey.TriagedBy = triaged.ReadAttributes;
            journey.TriagedAs = PolicyView.Of(triaged.Lead, triaged.ReadAttributes);
            context.PlanOutreach();
        });

    /// <summary>A lead that was written to is written to again when category, routing or campaign changed, or somebody asked; a sync that changes neither is no reason.</summary>
    static void PlanOutreach(this BehaviorContext<LeadJourneyState> context)
    {
        var journey = context.Saga;
        var isCalledFor = context.Policy().After(AgentType.LeadTriage, AgentType.Engagement, journey.Facts()) is not null;
        var isNothingNew = isCalledFor && !journey.TriageAsked && journey.EngagedAs == journey.RoutedAs(journey.Lead?.CampaignId);
        if (isNothingNew)
            context.SetStatus(LeadStatusRules.AfterEngagement(journey.Category));

        journey.TriageAsked = false;
        journey.Outcome = isNothingNew ? "engaged" : isCalledFor ? null : "triaged";
        journey.ResumeState = isCalledFor && !isNothingNew ? nameof(LeadJourneyStateMachine.Engaging) : nameof(LeadJourneyStateMachine.Completed);
    }

    public static EventActivityBinder<LeadJourneyState, LeadRejected> KeepRejection(this EventActivityBinder<LeadJourneyState, LeadRejected> binder) =>
        binder.ActAsync(async context =>
        {
            var rejected = context.Message;
            context.AddAction(MarketingIds.From("action", rejected.HandoffId.ToString()), rejected.RejectedBy == AgentType.LeadTriage ? ActionType.Triage : ActionType.Outreach,
                rejected.RejectedBy, AgentOf(rejected.RejectedBy), rejected.RejectedAt, $"Rejected: {rejected.Reason}", []);
            context.Saga.Outcome = "rejected";
            await context.CloseHandoff("refused");
            await context.Answer(JourneyStage.Refused, rejected.Reason);
        });

    public static EventActivityBinder<LeadJourneyState, LeadEngaged> KeepEngagement(this EventActivityBinder<LeadJourneyState, LeadEngaged> binder) =>
        binder.ActAsync(async context =>
        {
            var engaged = context.Message;
            context.AddAction(OutreachActionOf(engaged.EngagementId), ActionType.Outreach, AgentType.Engagement, "workers-engagement",
                engaged.EngagedAt, $"Sent a {WireName.Of(engaged.EngagementType)} message by {WireName.Of(engaged.Channel)}", engaged.Reasons);
            context.SetStatus(LeadStatusRules.AfterEngagement(context.Saga.Category));
            context.Saga.Outcome = "engaged";
            context.Saga.EngagedAs = context.Saga.RoutedAs(engaged.CampaignId);
            await context.CloseHandoff("answered");
            await context.Answer(JourneyStage.Engaged);
        });

    public static EventActivityBinder<LeadJourneyState, EngagementRefused> KeepRefusal(this EventActivityBinder<LeadJourneyState, EngagementRefused> binder) =>
        binder.ActAsync(async context =>
        {
            var refused = context.Message;
            var reason = refused.Reasons is [var first, ..] ? first.Code : "refused";
            context.AddAction(MarketingIds.From("action", refused.HandoffId.ToString()), ActionType.Outreach, AgentType.Engagement, "workers-engagement",
                refused.RefusedAt, $"Not sent: {reason}", refused.Reasons);
            context.Saga.Outcome = "refused";
            await context.CloseHandoff("refused");
            if (refused.Reasons.Any(x => x.Code == OutreachReasons.OutcomeUnknown))
                await context.RaiseOutcomeUnknown(refused.EngagementId);
            await context.Answer(JourneyStage.Refused, reason);
        });

    /// <summary>A person looks whether the message went out; the journey does not wait for it.</summary>
    static Task<bool> RaiseOutcomeUnknown(this BehaviorContext<LeadJourneyState> context, Guid engagementId) =>
        context.RaiseEscalation(context.Policy().Need(EscalationReason.ComplexRequest), $"outcome {engagementId}", AgentType.Engagement,
            context.Saga.Tells($"It is not known whether message {engagementId} went out.", context.Now()), mayBlock: false);

    /// <summary>True when the message was sent in this run; a refused one was not.</summary>
    public static async Task<bool> WentOut(this BehaviorContext<LeadJourneyState> context, Guid engagementId) =>
        await context.Records().FindActionAsync(OutreachActionOf(engagementId), context.CancellationToken) is not null;

    /// <summary>A journey's message of one type is the same one however often it is asked for within a run.</summary>
    public static Guid EngagementIdOf(this LeadJourneyState journey, EngagementType type) =>
        MarketingIds.From("engagement", journey.CorrelationId.ToString(), Math.Max(journey.Run, 1).ToString(System.Globalization.CultureInfo.InvariantCulture), type.ToString());

    static Guid OutreachActionOf(Guid engagementId) => MarketingIds.From("outreach", engagementId.ToString());

    static string AgentOf(AgentType agent) => agent == AgentType.LeadTriage ? "workers-triage" : "workers-engagement";
}
