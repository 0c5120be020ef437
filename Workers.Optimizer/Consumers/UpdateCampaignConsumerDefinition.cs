using MassTransit;

namespace MarketingBus.Workers.Optimizer.Consumers;

internal sealed class UpdateCampaignConsumerDefinition : ConsumerDefinition<UpdateCampaignConsumer>
{
    /// <summary>Changes of one campaign are applied in the order of their arrival, so that each "before" is true.</summary>
    public UpdateCampaignConsumerDefinition() => ConcurrentMessageLimit = 1;
}
