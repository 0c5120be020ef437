using System.Data.Common;
using System.Net.Sockets;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Platform.Hosting;

/// <summary>Why something failed, for the log: what a server or the network said of itself. Any other message may repeat what it was about, an address or an id, and only its kind is said.</summary>
public static class LogReason
{
    public static string Of(Exception exception) => exception.GetBaseException() switch
    {
        // "invalid input syntax for type uuid: ..." repeats the value; that a server stops, is full or was too slow does not.
        DbException { SqlState: { } state } failure when !OfTheServer.Contains(state[..Math.Min(2, state.Length)]) => $"{failure.GetType().Name} {state}",
        DbException or SocketException or IOException or TimeoutException or RabbitMQClientException or ServerNotThereException or HttpRequestException => exception.GetBaseException().Message,
        var other => other.GetType().Name,
    };

    // Classes of SQLSTATE: connection, transaction rolled back, resources, not in the right state, intervention, system.
    static readonly HashSet<string> OfTheServer = ["08", "40", "53", "55", "57", "58"];
}
