using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging;

public static class Batching
{
    /// <summary>Lets an endpoint's consumer take its messages in batches, as <see cref="BatchingOptions"/> says.</summary>
    public static void TakeInBatches<TConsumer>(
        this IReceiveEndpointConfigurator endpoint, IConsumerConfigurator<TConsumer> consumer, IRegistrationContext context)
        where TConsumer : class
    {
        var options = context.GetRequiredService<IOptions<BatchingOptions>>().Value;
        endpoint.PrefetchCount = options.PrefetchCount;
        consumer.Options<BatchOptions>(batch => batch
            .SetMessageLimit(options.MessageLimit)
            .SetTimeLimit(TimeSpan.FromMilliseconds(options.TimeLimitMilliseconds))
            .SetConcurrencyLimit(options.ConcurrencyLimit));
    }
}
