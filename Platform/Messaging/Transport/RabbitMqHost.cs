using System.Globalization;
using MassTransit;
using MassTransit.RabbitMqTransport;
using MassTransit.RabbitMqTransport.Configuration;
using RabbitMQ.Client;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>Where the broker is and how it is signed in to, for the bus and for whoever needs a connection beside it.</summary>
internal static class RabbitMqHost
{
    public static RabbitMqHostSettings SettingsOf(RabbitMqOptions options, RabbitMqTlsOptions tls, string serviceName)
    {
        var host = new RabbitMqHostConfigurator(options.Host, options.VirtualHost, options.Port, options.ConnectionName ?? serviceName);
        host.Username(options.Username);
        host.Password(options.Password);
        host.Heartbeat(options.Heartbeat);
        host.RequestedConnectionTimeout(options.AnswerTimeout);
        // A message counts as sent when the broker has it, on a majority of nodes and on disk.
        host.PublisherConfirmation = true;
        if (tls.Enabled)
            host.UseSsl(new BrokerCertificate(tls).Configure);

        if (options.Nodes.Count > 0)
        {
            host.UseCluster(cluster =>
            {
                foreach (var node in options.Nodes)
                    cluster.Node(node);
            });
        }

        return host.Settings;
    }

    /// <summary>
    /// Opens a connection beside the bus's. Without the client's own recovery: it would go on with deliveries of the lost connection, which cannot be acknowledged any more, and its owner
    /// opens another.
    /// </summary>
    /// <exception cref="TimeoutException">The broker took the connection and said nothing, or cut it at the wrong moment: RabbitMQ.Client 7.2 waits for ever then, and that try is left behind.</exception>
    public static async Task<IConnection> ConnectAsync(this RabbitMqHostSettings host, string? purpose, CancellationToken cancellationToken)
    {
        var factory = host.GetConnectionFactory();
        factory.AutomaticRecoveryEnabled = false;
        factory.TopologyRecoveryEnabled = false;
        var resolver = (IEndpointResolver?)host.EndpointResolver ?? new OneEndpoint(factory.Endpoint);
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await factory.CreateConnectionAsync(resolver, $"{host.ClientProvidedName} {purpose}".TrimEnd(), connecting.Token).WaitAsync(host.RequestedConnectionTimeout, cancellationToken);
        }
        catch (TimeoutException)
        {
            await connecting.CancelAsync();
            throw;
        }
    }

    /// <summary>Where the broker is, for people.</summary>
    public static string AddressOf(RabbitMqOptions options) =>
        options.Nodes.Count > 0 ? string.Join(", ", options.Nodes) : string.Create(CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}");
}
