using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using MassTransit;

namespace MarketingBus.Workers.Optimizer.Consumers;

internal sealed class OptimizeCampaignConsumerDefinition : ConsumerDefinition<OptimizeCampaignConsumer>
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<OptimizeCampaignConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.TakeInBatches<OptimizeCampaignConsumer, OptimizeCampaign>(consumerConfigurator, context);
}
