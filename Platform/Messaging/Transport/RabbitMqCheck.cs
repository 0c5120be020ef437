using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>Waits for the broker, and ends the start with one sentence when waiting is no use: a wrong password, or a queue of another type.</summary>
internal sealed partial class RabbitMqCheck(
    IServiceProvider services, RabbitMqHostSettings host, EndpointQueues queues, IOptions<RabbitMqOptions> options, IOptions<RabbitMqTlsOptions> tls,
    TimeProvider time, ILogger<RabbitMqCheck> logger)
    : IHostedLifecycleService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (tls.Value is { Enabled: true, Accept: not System.Net.Security.SslPolicyErrors.None })
            LogAccepted(RabbitMqHost.AddressOf(options.Value), tls.Value.Accept);

        await using var connection = await ConnectAsync(cancellationToken);
        // The queues are known once the bus is built, which building does not start.
        services.GetRequiredService<IBusControl>();
        foreach (var (queue, arguments) in queues.Declarations)
            await DeclareAsync(connection, queue, arguments, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var factory = host.GetConnectionFactory();
        var resolver = (IEndpointResolver?)host.EndpointResolver ?? new OneEndpoint(factory.Endpoint);
        var began = time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await factory.CreateConnectionAsync(resolver, host.ClientProvidedName, cancellationToken);
            }
            catch (BrokerUnreachableException exception) when (RabbitMqRefusal.Of(exception, options.Value) is { } refusal)
            {
                throw new InvalidOperationException(refusal, exception);
            }
            catch (BrokerUnreachableException exception)
            {
                if (time.GetElapsedTime(began) >= options.Value.StartTimeout)
                    throw new InvalidOperationException(RabbitMqRefusal.NoAnswer(options.Value), exception);

                if (attempt == 1)
                    LogWaits(RabbitMqRefusal.NoAnswer(options.Value), options.Value.StartTimeout);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    async Task DeclareAsync(IConnection connection, string queue, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason is { } reason)
        {
            throw new InvalidOperationException(RabbitMqRefusal.OfQueue(queue, reason, options.Value), exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{NoAnswer} Waiting up to {Timeout}.")]
    partial void LogWaits(string noAnswer, TimeSpan timeout);

    [LoggerMessage(LogLevel.Warning, "The certificate of RabbitMQ at {Address} may have {Errors}: the connection is open to whoever sits in between (RabbitMq:Tls:Accept).")]
    partial void LogAccepted(string address, System.Net.Security.SslPolicyErrors errors);
}
