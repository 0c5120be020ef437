using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.StateMachines;

internal sealed class CampaignReviewDefinition : SagaDefinition<CampaignReviewState>
{
    public CampaignReviewDefinition() => EndpointName = "campaign-review";

    protected override void ConfigureSaga(
        IReceiveEndpointConfigurator endpointConfigurator, ISagaConfigurator<CampaignReviewState> sagaConfigurator, IRegistrationContext context)
    {
        var turns = endpointConfigurator.LimitConcurrency(context);
        endpointConfigurator.TakeInTurn<CampaignUpdated>(turns, x => x.ReviewId);
        endpointConfigurator.TakeInTurn<ReviewCampaign>(turns, x => x.ReviewId);
        endpointConfigurator.TakeInTurn<CampaignOptimized>(turns, x => x.ReviewId);
        endpointConfigurator.TakeInTurn<OptimizationRefused>(turns, x => x.ReviewId);
        endpointConfigurator.TakeInTurn<Fault<OptimizeCampaign>>(turns, x => x.Message.ReviewId);
        endpointConfigurator.TakeInTurn<HandoffTimedOut>(turns, x => x.SubjectId);
        endpointConfigurator.TakeInTurn<EscalationResolved>(turns, x => x.SubjectId);
        endpointConfigurator.TakeInTurn<RetryJourney>(turns, x => x.JourneyId);
        endpointConfigurator.TakeInTurn<AbandonJourney>(turns, x => x.JourneyId);
    }
}
