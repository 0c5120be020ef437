using MassTransit;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Memory.Consumers;

/// <summary>One batch at a time on each endpoint, and enough on the way to fill the next.</summary>
internal sealed class RememberingDefinition<TConsumer>(IOptions<MemoryWorkerOptions> options) : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 2 * options.Value.BatchLimit;
        consumerConfigurator.Options<BatchOptions>(batch => batch
            .SetMessageLimit(options.Value.BatchLimit).SetTimeLimit(options.Value.BatchTime).SetConcurrencyLimit(1));
    }
}
