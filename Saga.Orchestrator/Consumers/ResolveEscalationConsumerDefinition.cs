using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.StateMachines;
using MassTransit;

namespace MarketingBus.Saga.Orchestrator.Consumers;

internal sealed class ResolveEscalationConsumerDefinition : ConsumerDefinition<ResolveEscalationConsumer>
{
    /// <summary>Two answers to one task are taken one after the other, so that the first counts.</summary>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ResolveEscalationConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.TakeInTurn<ResolveEscalation>(endpointConfigurator.LimitConcurrency(context), x => x.EscalationId);
}
