using MarketingBus.Bench.Pipeline.Flow;
using RabbitMQ.Client;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>A quorum queue at the end of an exchange that keeps what comes and says how much that is.</summary>
internal sealed class BrokerSink(IConnection connection, IChannel channel) : IAsyncDisposable
{
    const string Queue = "sink";

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<BrokerSink> OpenAsync(CaseGround ground, string exchange, CancellationToken cancellationToken)
    {
        var connection = await ground.Broker().CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.BindQuorumQueueAsync(exchange, Queue, cancellationToken);
        return new BrokerSink(connection, channel);
    }

    public Task HoldsAsync(int messages, CancellationToken cancellationToken) =>
        FlowProgress.WaitForAsync(async () => await channel.MessageCountAsync(Queue, cancellationToken), messages, Pause, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
