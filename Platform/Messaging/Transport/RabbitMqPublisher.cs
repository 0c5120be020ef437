using System.Collections.Concurrent;
using System.Reflection;
using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging.Delivery;
using MarketingBus.Platform.Messaging.Delivery.Broker;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>
/// Publishes what the outbox holds, byte for byte, on a channel of its own. The bus could too, but would make each message anew, and would take it for delivered where no queue is bound.
/// </summary>
internal sealed class RabbitMqPublisher(RabbitMqHostSettings host, TimeProvider time) : IBroker, IHealthCheck, IAsyncDisposable
{
    // After a failed attempt, so that a thousand messages that wait do not each try to connect.
    static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromSeconds(1);

    // What is told to whoever listens may find nobody; everything else has a taker somewhere, started or not.
    static readonly HashSet<string> Announcements =
        [.. typeof(LeadReceived).Assembly.GetTypes().Where(x => x.GetCustomAttribute<AnnouncementAttribute>() is not null).Select(x => x.Name)];

    // As many as there are addresses that durable messages go to.
    readonly ConcurrentDictionary<string, string> exchanges = [];
    readonly SemaphoreSlim opening = new(1);
    IConnection? connection;
    Session? session;
    DateTimeOffset nextAttempt;
    volatile string? blocked;

    /// <summary>RabbitMQ says so to a connection that publishes during an alarm; it confirms nothing until the alarm is over.</summary>
    public bool IsBlocked => blocked is not null && session is { Channel.IsOpen: true };

    public async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var current = session is { Channel.IsOpen: true } open ? open : await OpenAsync(cancellationToken);
        var exchange = exchanges.GetOrAdd(message.Destination, static x => new Uri(x).NameOf());
        await current.DeclareAsync(exchange, cancellationToken);
        var properties = new BasicProperties
        {
            MessageId = message.MessageId.ToString(),
            ContentType = message.ContentType,
            Persistent = true,
            Headers = StoredHeaders.Read(message.Headers),
        };
        try
        {
            await current.Channel.BasicPublishAsync(exchange, "", mandatory: !Announcements.Contains(message.MessageType), properties, message.Body, cancellationToken);
        }
        catch (PublishReturnException)
        {
            throw new UnroutableException(exchange);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(IsBlocked ? HealthCheckResult.Degraded($"RabbitMQ takes no messages now: {blocked}.") : HealthCheckResult.Healthy());

    public ValueTask DisposeAsync()
    {
        Abandon();
        return ValueTask.CompletedTask;
    }

    async Task<Session> OpenAsync(CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (session is { Channel.IsOpen: true } open)
                return open;

            if (time.GetUtcNow() < nextAttempt)
                throw new TransportUnavailableException("RabbitMQ is away.");

            nextAttempt = time.GetUtcNow() + PauseBetweenAttempts;
            Abandon();
            connection = await host.ConnectAsync("outbox", cancellationToken);
            Listen(connection);
            // Without the client's own rate limiter, which cuts the throughput to a tenth: the outbox has a window.
            return session = new Session(await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null),
                cancellationToken), connection);
        }
        finally
        {
            opening.Release();
        }
    }

    void Listen(IConnection opened)
    {
        opened.ConnectionBlockedAsync += (_, said) =>
        {
            blocked = said.Reason;
            return Task.CompletedTask;
        };
        opened.ConnectionUnblockedAsync += (_, _) =>
        {
            blocked = null;
            return Task.CompletedTask;
        };
    }

    /// <summary>Not awaited: to close a connection that is already dead may take for ever, and everything that it confirmed is known.</summary>
    void Abandon()
    {
        session = null;
        blocked = null;
        _ = connection?.AbortAsync();
        connection = null;
    }

    /// <summary>One channel's life, and the exchanges that are known to be there.</summary>
    sealed class Session(IChannel channel, IConnection connection)
    {
        readonly ConcurrentDictionary<string, Task> declared = [];

        public IChannel Channel => channel;

        /// <summary>As its consumer's bus declares it, whoever comes first.</summary>
        public Task DeclareAsync(string exchange, CancellationToken cancellationToken) =>
            declared.TryGetValue(exchange, out var done) && done.IsCompletedSuccessfully ? done : declared[exchange] = DeclareAnewAsync(exchange, cancellationToken);

        async Task DeclareAnewAsync(string exchange, CancellationToken cancellationToken)
        {
            // On a channel of its own: a refusal closes it.
            await using var own = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await own.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        }
    }
}
