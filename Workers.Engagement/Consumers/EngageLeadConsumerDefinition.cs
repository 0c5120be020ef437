using MassTransit;

namespace MarketingBus.Workers.Engagement.Consumers;

internal sealed class EngageLeadConsumerDefinition : ConsumerDefinition<EngageLeadConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<EngageLeadConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 256;
        consumerConfigurator.Options<BatchOptions>(batch =>
            batch.SetMessageLimit(100).SetTimeLimit(TimeSpan.FromMilliseconds(25)).SetConcurrencyLimit(1));
    }
}
