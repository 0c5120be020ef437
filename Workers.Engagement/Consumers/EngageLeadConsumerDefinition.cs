using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Workers.Engagement.Consumers;

internal sealed class EngageLeadConsumerDefinition : ConsumerDefinition<EngageLeadConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<EngageLeadConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.TakeInBatches<EngageLeadConsumer, EngageLead>(consumerConfigurator, context);
}
