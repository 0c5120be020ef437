using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging;

public static class Batching
{
    /// <summary>
    /// Lets an endpoint's consumer take its messages in batches, as <see cref="BatchingOptions"/> says. A message that comes alone hardly waits; once several come together, a batch waits
    /// longer for its messages, because each batch costs the same round trips, however small it is.
    /// </summary>
    public static void TakeInBatches<TConsumer, TMessage>(
        this IReceiveEndpointConfigurator endpoint, IConsumerConfigurator<TConsumer> consumer, IRegistrationContext context)
        where TConsumer : class, IConsumer<Batch<TMessage>>
        where TMessage : class
    {
        var options = context.GetRequiredService<IOptions<BatchingOptions>>().Value;
        var (alone, together) = (TimeSpan.FromMilliseconds(options.TimeLimitMilliseconds), TimeSpan.FromMilliseconds(options.BusyTimeLimitMilliseconds));
        endpoint.PrefetchCount = options.PrefetchCount;
        consumer.Options<BatchOptions>(batch =>
        {
            batch.SetMessageLimit(options.MessageLimit).SetTimeLimit(alone).SetConcurrencyLimit(options.ConcurrencyLimit);
            // MassTransit reads the limit whenever a batch begins.
            consumer.Message<Batch<TMessage>>(message => message.UseExecute(x => batch.TimeLimit = x.Message.Length > 1 ? together : alone));
        });
    }
}
