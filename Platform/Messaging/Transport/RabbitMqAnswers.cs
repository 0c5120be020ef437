using System.Net.Sockets;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Hosting.Waiting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>A broker that starts opens its port last, so an open port is enough.</summary>
internal sealed class RabbitMqAnswers(IOptions<RabbitMqOptions> options) : IServerCheck
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await socket.ConnectAsync(options.Value.Host, options.Value.Port, patience.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ServerNotThereException("RabbitMQ", $"{options.Value.Host}:{options.Value.Port}", exception);
        }
    }
}
