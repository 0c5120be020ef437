using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Workers.Engagement.Consumers;

internal sealed class RecordEngagementConsumerDefinition : ConsumerDefinition<RecordEngagementConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<RecordEngagementConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.TakeInBatches<RecordEngagementConsumer, EngagementRecorded>(consumerConfigurator, context);
}
