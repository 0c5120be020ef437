using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>(r) RabbitMQ.Client alone: as many messages as the flow sends, of the very bytes it sends, persistent, confirmed, consumed and acknowledged one by one.</summary>
internal sealed class RawBrokerCase : IPipelineCase
{
    const string Queue = "raw";
    const int MostUnconfirmed = 1_024;

    static readonly BasicProperties Properties = new() { Persistent = true, ContentType = "application/json" };

    public string Name => "raw-broker";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        var bodies = await FlowBodies.CaptureAsync(ground, cancellationToken);
        await using var publishing = await ground.Broker().CreateConnectionAsync(cancellationToken);
        await using var consuming = await ground.Broker().CreateConnectionAsync(cancellationToken);
        await using var receiver = await consuming.CreateChannelAsync(cancellationToken: cancellationToken);
        await receiver.DeclareQuorumQueueAsync(Queue, cancellationToken);
        await receiver.BasicQosAsync(0, FlowLimits.Prefetch, false, cancellationToken);

        var progress = new FlowProgress();
        var consumer = new AsyncEventingBasicConsumer(receiver);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await receiver.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
            progress.Completed();
        };
        await receiver.BasicConsumeAsync(Queue, autoAck: false, consumer, cancellationToken);

        var warmUp = settings.WarmUp * bodies.Count;
        var messages = settings.Count * bodies.Count;
        await PublishAsync(publishing, bodies, warmUp, cancellationToken);
        await progress.WaitForAsync(warmUp, cancellationToken);
        var before = await ServerUse.ReadAsync(ground, cancellationToken);
        await PublishAsync(publishing, bodies, messages, cancellationToken);
        await progress.WaitForAsync(warmUp + messages, cancellationToken);
        var after = await ServerUse.ReadAsync(ground, cancellationToken);

        var result = CaseResult.OfMessages(Name, settings.Count, messages, before, after);
        result.Figures["body_bytes"] = bodies.Average(x => x.Length);
        return result;
    }

    // The client's own tracking of confirms: counted by hand instead, they came out no faster. Its rate limiter would cost nine tenths.
    static async Task PublishAsync(IConnection connection, IReadOnlyList<ReadOnlyMemory<byte>> bodies, int count, CancellationToken cancellationToken)
    {
        var options = new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null);
        await using var channel = await connection.CreateChannelAsync(options, cancellationToken);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = MostUnconfirmed, CancellationToken = cancellationToken },
            async (number, token) => await channel.BasicPublishAsync("", Queue, mandatory: false, Properties, bodies[number % bodies.Count], token));
    }
}
