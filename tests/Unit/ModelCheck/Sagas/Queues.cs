using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Saga.Orchestrator.Decisions;
using MarketingBus.Saga.Orchestrator.StateMachines;
using MarketingBus.Tests.Unit.ModelCheck.Driving;
using Microsoft.Extensions.Options;

namespace MarketingBus.Tests.Unit.ModelCheck.Sagas;

/// <summary>Who takes which message: the real sagas and consumer, stand-ins for the agents and the Manager.</summary>
internal sealed class Queues(Scenario scenario, ModelStore store, ModelClock clock)
{
    const string Journeys = "lead-journey";
    const string Reviews = "campaign-review";
    const string Manager = "manager";
    const string Answers = "resolve-escalation";
    const string Agents = "agents";

    static readonly SagaQueue<LeadJourneyState> JourneyQueue = new(new LeadJourneyStateMachine());
    static readonly SagaQueue<CampaignReviewState> ReviewQueue = new(new CampaignReviewStateMachine());
    static readonly Dictionary<(HandoffFallback, HandoffFallback), HandoffPolicy> Policies = Fallbacks().ToDictionary(x => x, x => PolicyOf(x.WhenSilent, x.WhenManagerIsSilent));

    readonly HandoffPolicy policy = Policies[(scenario.WhenSilent, scenario.WhenManagerIsSilent)];

    public static IEnumerable<string> Of(object message)
    {
        if (JourneyQueue.Takes(message))
            yield return Journeys;
        if (ReviewQueue.Takes(message))
            yield return Reviews;

        var other = message switch
        {
            TriageLead or EngageLead or OptimizeCampaign => Agents,
            EscalationRaised => Manager,
            ResolveEscalation => Answers,
            _ => null,
        };
        if (other is not null)
            yield return other;
    }

    public Delivery Deliver(Envelope envelope) => envelope.Queue switch
    {
        Journeys => new SagaDelivery<LeadJourneyState>(JourneyQueue, store.Journeys, envelope, store, policy, clock),
        Reviews => new SagaDelivery<CampaignReviewState>(ReviewQueue, store.Reviews, envelope, store, policy, clock),
        Manager => new ManagerDelivery(scenario, envelope, store, policy, clock),
        Answers => new ResolveDelivery(envelope, store, policy, clock),
        _ => new AgentDelivery(scenario, envelope, store, policy, clock),
    };

    static IEnumerable<(HandoffFallback WhenSilent, HandoffFallback WhenManagerIsSilent)> Fallbacks() =>
        Enum.GetValues<HandoffFallback>().SelectMany(_ => Enum.GetValues<HandoffFallback>(), (agent, manager) => (agent, manager));

    static HandoffPolicy PolicyOf(HandoffFallback whenSilent, HandoffFallback whenManagerIsSilent)
    {
        var options = new HandoffOptions();
        foreach (var rule in options.Rules.Values)
            rule.Then = rule.To == AgentType.Manager ? whenManagerIsSilent : whenSilent;

        return new HandoffPolicy(Options.Create(options));
    }
}
