using MassTransit.Topology;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What a queue is declared with. RabbitMQ refuses a second declaration that differs, so that this is the only place that says it.</summary>
internal static class QueueArguments
{
    /// <summary>RabbitMQ itself gives up a message whose process never answers, to where the endpoint's own failures go.</summary>
    public static Dictionary<string, object?> OfEndpoint(string queue, RabbitMqOptions options)
    {
        var arguments = OfFailures(options);
        if (options.QuorumQueues)
        {
            arguments["x-delivery-limit"] = options.DeliveryLimit;
            arguments["x-dead-letter-exchange"] = ErrorQueueOf(queue);
            // The default strategy may lose the message on its way; this one keeps it until the error queue has it.
            arguments["x-dead-letter-strategy"] = "at-least-once";
            arguments["x-overflow"] = "reject-publish";
        }

        return arguments;
    }

    /// <summary>
    /// Error and skipped queues: nothing takes from them but people. Whoever looks gives back what they saw, and each look counts as a delivery: RabbitMQ 4 drops a message after 20, unless told another limit.
    /// </summary>
    public static Dictionary<string, object?> OfFailures(RabbitMqOptions options) => options.QuorumQueues ? new() { ["x-queue-type"] = "quorum", ["x-delivery-limit"] = int.MaxValue } : [];

    /// <summary>Where messages of the endpoint end that nobody could take.</summary>
    public static IEnumerable<string> FailureQueuesOf(string queue) => [ErrorQueueOf(queue), DefaultDeadLetterQueueNameFormatter.Instance.FormatDeadLetterQueueName(queue)];

    public static string ErrorQueueOf(string queue) => DefaultErrorQueueNameFormatter.Instance.FormatErrorQueueName(queue);
}
