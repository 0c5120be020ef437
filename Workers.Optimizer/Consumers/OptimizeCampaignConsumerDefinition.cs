using MassTransit;

namespace MarketingBus.Workers.Optimizer.Consumers;

internal sealed class OptimizeCampaignConsumerDefinition : ConsumerDefinition<OptimizeCampaignConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<OptimizeCampaignConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 256;
        consumerConfigurator.Options<BatchOptions>(batch =>
            batch.SetMessageLimit(100).SetTimeLimit(TimeSpan.FromMilliseconds(25)).SetConcurrencyLimit(1));
    }
}
