using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging;

public static class Batching
{
    /// <summary>
    /// Lets an endpoint's consumer take its messages in batches, as <see cref="BatchingOptions"/> says. A message that has the endpoint to itself does not wait: somebody may wait for its answer.
    /// What comes while another is worked on waits for more of its kind, because each batch costs the same round trips, however small it is.
    /// </summary>
    public static void TakeInBatches<TConsumer, TMessage>(
        this IReceiveEndpointConfigurator endpoint, IConsumerConfigurator<TConsumer> consumer, IRegistrationContext context)
        where TConsumer : class, IConsumer<Batch<TMessage>>
        where TMessage : class
    {
        var options = context.GetRequiredService<IOptions<BatchingOptions>>().Value;
        endpoint.PrefetchCount = options.PrefetchCount;
        consumer.Options<BatchOptions>(batch =>
        {
            batch.SetMessageLimit(options.MessageLimit).SetTimeLimit(TimeSpan.FromMilliseconds(options.TimeLimitMilliseconds)).SetConcurrencyLimit(options.ConcurrencyLimit);

            // MassTransit looks at the limit with each message that it adds to a batch.
            var underWay = 0;
            endpoint.UseInlineFilter(async (message, next) =>
            {
                batch.MessageLimit = Interlocked.Increment(ref underWay) == 1 ? 1 : options.MessageLimit;
                try
                {
                    await next.Send(message);
                }
                finally
                {
                    Interlocked.Decrement(ref underWay);
                }
            });
        });
    }
}
