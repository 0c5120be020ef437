using System.Security.Authentication;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>What the broker holds against a process, and what a person can do about it.</summary>
internal static class RabbitMqRefusal
{
    const int PreconditionFailed = 406;

    /// <summary>True for what is said against us; a connection that was lost, or a broker that stops, says nothing of that kind.</summary>
    public static bool Is(ShutdownEventArgs reason) =>
        reason is { Initiator: ShutdownInitiator.Peer, ReplyCode: not (Constants.ConnectionForced or Constants.InternalError) };

    /// <summary>Null when it may still come: a broker that starts refuses connections first.</summary>
    public static string? Of(Exception exception, RabbitMqOptions options)
    {
        var address = RabbitMqHost.AddressOf(options);
        return CauseOf(exception) switch
        {
            AuthenticationFailureException or PossibleAuthenticationFailureException =>
                $"RabbitMQ at {address} refuses the user '{options.Username}'. Check RabbitMq:Username and RabbitMq:Password.",
            OperationInterruptedException { ShutdownReason: { } reason } when Is(reason) =>
                $"RabbitMQ at {address} does not let '{options.Username}' into the virtual host '{options.VirtualHost}': {reason.ReplyText}. Check RabbitMq:VirtualHost and the user's permissions.",
            AuthenticationException failure =>
                $"RabbitMQ at {address} did not prove who it is: {failure.Message} See RabbitMq:Tls and docs/transport.md.",
            _ => null,
        };
    }

    public static string OfQueue(string queue, ShutdownEventArgs reason, RabbitMqOptions options) => reason.ReplyCode == PreconditionFailed
        ? $"The queue '{queue}' on RabbitMQ at {RabbitMqHost.AddressOf(options)} was made with other settings: {reason.ReplyText}. Either set RabbitMq:QuorumQueues and "
            + "RabbitMq:DeliveryLimit to what it was made with, or move its messages away, delete it and start again (docs/transport.md says how)."
        : $"RabbitMQ at {RabbitMqHost.AddressOf(options)} refuses the queue '{queue}': {reason.ReplyText}.";

    static Exception? CauseOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause is AggregateException { InnerExceptions: [var first, ..] } ? first : cause.InnerException)
        {
            if (cause is AuthenticationFailureException or PossibleAuthenticationFailureException or OperationInterruptedException or AuthenticationException)
                return cause;
        }

        return null;
    }
}
