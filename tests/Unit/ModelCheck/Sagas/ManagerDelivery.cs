using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Tests.Unit.ModelCheck.Driving;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>A task before the Manager.</summary>
internal sealed class ManagerDelivery(Scenario scenario, Envelope envelope, ModelStore store, HandoffPolicy policy, ModelClock clock)
    : Delivery(envelope, store, policy, clock)
{
    const int Patience = 8;

    /// <summary>Nobody says "go on" for ever.</summary>
    bool HasPatience => Store.Escalations.Count < Patience;

    public override void Run()
    {
        if (scenario.Manager is (ManagerHabit.Continues or ManagerHabit.Contradicts) && HasPatience)
            Say(EscalationDecision.Continue);
        if (scenario.Manager is ManagerHabit.Stops or ManagerHabit.Contradicts || (scenario.Manager is ManagerHabit.Continues && !HasPatience))
            Say(EscalationDecision.Stop);
    }

    void Say(EscalationDecision decision) => Sent.Add(new Sent(new ResolveEscalation
    {
        EscalationId = ((EscalationRaised)Envelope.Message).EscalationId, Decision = decision, ResolvedBy = decision.ToString(), ResolvedAt = default,
    }, null, null, null));
}
