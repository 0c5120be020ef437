using System.Net.Security;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Hosting.Waiting;
using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>Signs in and declares the queues before the bus does, which would try a wrong password or a queue of another type again for ever.</summary>
internal sealed partial class RabbitMqCheck(
    IServiceProvider services, RabbitMqHostSettings host, EndpointQueues queues, IOptions<RabbitMqOptions> options, IOptions<RabbitMqTlsOptions> tls,
    TimeProvider time, ILogger<RabbitMqCheck> logger)
    : IServerCheck
{
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A connection that is cut at the wrong moment leaves RabbitMQ.Client 7.2 waiting for ever, whatever it is told: that try is left behind.
            await SignInAndDeclareAsync(cancellationToken).WaitAsync(options.Value.AnswerTimeout, time, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationInterruptedException or TimeoutException)
        {
            throw new ServerNotThereException("RabbitMQ", RabbitMqHost.AddressOf(options.Value), exception);
        }
    }

    async Task SignInAndDeclareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        if (tls.Value is { Enabled: true, Accept: not SslPolicyErrors.None })
            LogAccepted(RabbitMqHost.AddressOf(options.Value), tls.Value.Accept);

        // The queues are known once the bus is built, which does not start it.
        services.GetRequiredService<IBusControl>();
        foreach (var (queue, arguments) in queues.Declarations)
            await DeclareAsync(connection, queue, arguments, cancellationToken);
    }

    async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(cancellationToken);
        }
        catch (Exception exception) when (RabbitMqRefusal.Of(exception, options.Value) is { } refusal)
        {
            throw new InvalidOperationException(refusal, exception);
        }
    }

    /// <summary>Whether the virtual host lets the user in is only known once a channel is open.</summary>
    async Task<IConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await host.ConnectAsync(purpose: null, cancellationToken);
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    async Task DeclareAsync(IConnection connection, string queue, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason is { } reason && RabbitMqRefusal.Is(reason))
        {
            throw new InvalidOperationException(RabbitMqRefusal.OfQueue(queue, reason, options.Value), exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The certificate of RabbitMQ at {Address} may have {Errors}: the connection is open to whoever sits in between (RabbitMq:Tls:Accept).")]
    partial void LogAccepted(string address, SslPolicyErrors errors);
}
