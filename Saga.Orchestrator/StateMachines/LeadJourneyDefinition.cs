using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

internal sealed class LeadJourneyDefinition : SagaDefinition<LeadJourneyState>
{
    public LeadJourneyDefinition() => EndpointName = "lead-journey";

    protected override void ConfigureSaga(
        IReceiveEndpointConfigurator endpointConfigurator, ISagaConfigurator<LeadJourneyState> sagaConfigurator, IRegistrationContext context)
    {
        var turns = endpointConfigurator.LimitConcurrency(context);
        endpointConfigurator.TakeInTurn<LeadReceived>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<RequestEngagement>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<RequestHandoff>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<EngagementRecorded>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<LeadTriaged>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<LeadRejected>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<LeadEngaged>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<EngagementRefused>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<Fault<TriageLead>>(turns, x => x.Message.JourneyId);
        endpointConfigurator.TakeInTurn<Fault<EngageLead>>(turns, x => x.Message.JourneyId);
        endpointConfigurator.TakeInTurn<HandoffTimedOut>(turns, x => x.SubjectId);
        endpointConfigurator.TakeInTurn<EscalationResolved>(turns, x => x.SubjectId);
        endpointConfigurator.TakeInTurn<RetryJourney>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<AbandonJourney>(turns, x => x.JourneyId);
    }
}
