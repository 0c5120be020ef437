using System.Text;
using RabbitMQ.Client;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>An upstream system on the broker: confirmed, mandatory, and published again whenever in doubt.</summary>
internal sealed class UpstreamPublisher(int port, string virtualHost = "/") : IDisposable
{
    const string Exchange = "marketing-events";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim gate = new(1);
    IConnection? connection;
    IChannel? channel;

    /// <summary>Completes once the broker has it in a queue.</summary>
    public Task PublishAsync(ChaosEvent told, CancellationToken cancellationToken) => PublishAsync(told.RoutingKey, told.Body.ToJsonString(), cancellationToken);

    /// <summary>The same of a text.</summary>
    public async Task PublishAsync(string routingKey, string body, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            channel ??= await OpenAsync(limit.Token);
            var properties = new BasicProperties { ContentType = "application/json", Persistent = true };
            await channel.BasicPublishAsync(Exchange, routingKey, mandatory: true, properties, Encoding.UTF8.GetBytes(body), limit.Token);
        }
        catch
        {
            Abandon();
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        Abandon();
        gate.Dispose();
    }

    async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory { HostName = "127.0.0.1", Port = port, VirtualHost = virtualHost, UserName = "marketingbus", Password = "marketingbus", AutomaticRecoveryEnabled = false };
        connection = await factory.CreateConnectionAsync("upstream", cancellationToken);
        return await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
    }

    // Nobody waits for a connection that may be dead: closing one in good order takes an answer from the other side.
    void Abandon()
    {
        channel = null;
        _ = Interlocked.Exchange(ref connection, null)?.AbortAsync();
    }
}
