using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Unit.ModelCheck.Driving;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>Counts every effect that was committed, and judges what is left at the end.</summary>
internal sealed class Ledger
{
    readonly Dictionary<Guid, Said> callers = [];
    readonly Dictionary<Guid, JourneyStage> answers = [];
    readonly HashSet<Guid> commanded = [];
    readonly HashSet<Guid> raised = [];
    readonly HashSet<Guid> resolved = [];
    readonly Dictionary<Guid, EngagementType> engagements = [];

    public IReadOnlyDictionary<Guid, EngagementType> Engagements => engagements;

    public void Asks(Guid requestId, Said input) => callers.Add(requestId, input);

    public void Sends(Sent sent, ModelStore store)
    {
        switch (sent.Message)
        {
            case TriageLead command:
                Commands(command.HandoffId, store);
                break;
            case OptimizeCampaign command:
                Commands(command.HandoffId, store);
                break;
            case EngageLead command:
                Commands(command.HandoffId, store);
                Must(engagements.TryAdd(command.EngagementId, command.EngagementType) || engagements[command.EngagementId] == command.EngagementType,
                    "one engagement is asked for as two kinds of message");
                break;
            case EscalationRaised task:
                Must(raised.Add(task.EscalationId), "the Manager is asked twice about one thing");
                break;
            case EscalationResolved answer:
                Must(resolved.Add(answer.EscalationId), "two answers to one task count");
                Must(store.Escalations[answer.EscalationId].Decision == answer.Decision, "the answer that is told is not the one that is kept");
                break;
            case JourneyAnswered answer:
                Must(answers.TryAdd(sent.RequestId!.Value, answer.Stage), $"the caller who said {callers[sent.RequestId.Value]} is answered twice");
                break;
        }
    }

    public void Judge(ModelStore store, Scenario scenario)
    {
        foreach (var state in store.Instances)
        {
            var pending = store.Handoffs.Values.Where(x => x.SubjectId == state.CorrelationId && x.Outcome == "pending").ToArray();
            if (state.CurrentState == "AwaitingManager")
                JudgeWaiting(state, pending, store);
            else
                JudgeEnded(state, pending);
        }

        foreach (var handoff in store.Handoffs.Values)
            JudgeHandoff(handoff, store);

        foreach (var journey in store.Journeys.Values)
        {
            var welcomes = store.Outreach.Count(x => x.Value && engagements[x.Key] == EngagementType.Welcome);
            Must(welcomes <= Math.Max(journey.Run, 1), $"{welcomes} welcomes in {journey.Run} runs");
        }
    }

    void Commands(Guid handoffId, ModelStore store)
    {
        Must(commanded.Add(handoffId), "one handoff is commanded twice");
        Must(store.Handoffs.TryGetValue(handoffId, out var record) && record.Outcome == "pending", "a handoff is commanded that is not on record");
    }

    /// <summary>An answer counts for the handoff that it answers, and for no other.</summary>
    static void JudgeHandoff(HandoffRecord handoff, ModelStore store)
    {
        var isRecorded = store.Actions.ContainsKey(MarketingIds.From("action", handoff.HandoffId.ToString()));
        Must(!isRecorded || handoff.Outcome is not ("cancelled" or "failed"), $"an answer is recorded for a handoff that was {handoff.Outcome}");
        Must(isRecorded || handoff.Outcome != "answered" || handoff.To is not (AgentType.LeadTriage or AgentType.Optimizer), "a handoff counts as answered that was not");
    }

    static void JudgeWaiting(IOrchestratedState state, HandoffRecord[] pending, ModelStore store)
    {
        Must(state.Deadline is not null, "the Manager is awaited without a deadline");
        Must(state.EscalationId is { } id && store.Escalations[id] is { Blocking: true, ResolvedAt: null }, "the Manager is awaited about nothing");
        Must(Array.TrueForAll(pending, x => x.HandoffId == state.HandoffId), "a handoff is pending that nobody waits for");
    }

    static void JudgeEnded(IOrchestratedState state, HandoffRecord[] pending)
    {
        Must(state.CurrentState is "Completed" or "Faulted" or "Abandoned", $"it is stuck in {state.CurrentState}");
        Must(state is { Deadline: null, EscalationId: null }, $"it is {state.CurrentState} and yet waits");
        Must(pending.Length == 0, $"a handoff is pending though it is {state.CurrentState}");
        Must(state.CurrentState == "Abandoned" || state.CurrentState == "Faulted" == state.FaultReason is not null, $"it is {state.CurrentState} because of '{state.FaultReason}'");
        Must(state.CurrentState == "Faulted" || state is not (LeadJourneyState { TriagePending: true } or LeadJourneyState { PendingEngagements.Count: > 0 }),
            "work is queued that nobody will take up");
        Must(state is not CampaignReviewState { CurrentState: not "Faulted", PendingFigures: not null }, "figures are queued that nobody will look at");
    }

    static void Must(bool holds, string otherwise)
    {
        if (!holds)
            throw new Violation(otherwise);
    }
}
