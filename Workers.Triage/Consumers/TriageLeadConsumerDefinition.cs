using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Workers.Triage.Consumers;

internal sealed class TriageLeadConsumerDefinition : ConsumerDefinition<TriageLeadConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TriageLeadConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.TakeInBatches<TriageLeadConsumer, TriageLead>(consumerConfigurator, context);
}
