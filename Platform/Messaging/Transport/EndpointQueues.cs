using System.Collections.Concurrent;
using MassTransit;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>The queues of this process's endpoints, and what they are declared with.</summary>
internal sealed class EndpointQueues
{
    readonly ConcurrentDictionary<string, Dictionary<string, object?>> declarations = [];

    public IEnumerable<KeyValuePair<string, Dictionary<string, object?>>> Declarations => declarations;

    /// <summary>The error queue is there from the start, for RabbitMQ's own dead letters and for people who look for it.</summary>
    public void Configure(IRabbitMqReceiveEndpointConfigurator endpoint, string queue, RabbitMqOptions options)
    {
        foreach (var (key, value) in declarations[queue] = QueueArguments.OfEndpoint(queue, options))
            endpoint.SetQueueArgument(key, value);

        var errorQueue = QueueArguments.ErrorQueueOf(queue);
        declarations[errorQueue] = QueueArguments.OfFailures(options);
        endpoint.BindDeadLetterQueue(errorQueue, errorQueue, bound => ConfigureFailures(bound, options));
        if (!options.QuorumQueues)
            endpoint.SetQueueArgument("x-dead-letter-exchange", null);
    }

    /// <summary>MassTransit starts from the arguments of the endpoint's own queue, limits and dead letters included.</summary>
    public static void ConfigureFailures(IRabbitMqQueueConfigurator queue, RabbitMqOptions options)
    {
        foreach (var argument in QueueArguments.OfEndpoint("", options).Keys)
            queue.SetQueueArgument(argument, null);

        foreach (var (argument, value) in QueueArguments.OfFailures(options))
            queue.SetQueueArgument(argument, value);
    }
}
