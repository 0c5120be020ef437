using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MarketingBus.Tests.Support;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>A virtual host of its own on a real RabbitMQ, and an upstream system's connection to it.</summary>
public sealed class Broker : IAsyncDisposable
{
    readonly HttpClient management;
    readonly IConnection connection;
    readonly IChannel channel;

    Broker(Uri address, string virtualHost, HttpClient management, IConnection connection, IChannel channel)
    {
        Address = address;
        VirtualHost = virtualHost;
        this.management = management;
        this.connection = connection;
        this.channel = channel;
    }

    public Uri Address { get; }

    public string VirtualHost { get; }

    /// <summary>What a process needs to be told.</summary>
    public IEnumerable<string> Settings => ["Transport:Kind=RabbitMq", $"RabbitMq:Host={Address.Host}", $"RabbitMq:Port={Address.Port}", $"RabbitMq:VirtualHost={VirtualHost}"];

    public string Url => $"amqp://{Address.UserInfo}@{Address.Host}:{Address.Port}/{VirtualHost}";

    public static async Task<Broker> OpenAsync()
    {
        var address = Servers.RabbitMq;
        var management = new HttpClient { BaseAddress = Servers.RabbitMqManagement };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.UserInfo)));

        var virtualHost = $"upstream-{Guid.NewGuid():N}";
        await MakeAsync(management, virtualHost);

        var user = address.UserInfo.Split(':');
        var factory = new ConnectionFactory { HostName = address.Host, Port = address.Port, VirtualHost = virtualHost, UserName = user[0], Password = user[1] };
        var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true, null), TestContext.Current.CancellationToken);
        return new Broker(address, virtualHost, management, connection, channel);
    }

    static async Task MakeAsync(HttpClient management, string virtualHost)
    {
        try
        {
            using var made = await management.PutAsync(new Uri($"api/vhosts/{virtualHost}", UriKind.Relative), null, TestContext.Current.CancellationToken);
            made.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException exception) when (exception.StatusCode is null)
        {
            Required.IsMissing($"RabbitMQ's management at {management.BaseAddress} does not answer; start the servers with ./dev up");
        }
    }

    /// <summary>Returns once the broker has the message and some queue took it.</summary>
    public ValueTask PublishAsync(string body, string key, BasicProperties? properties = null) => PublishAsync(Encoding.UTF8.GetBytes(body), key, properties);

    public ValueTask PublishAsync(byte[] body, string key, BasicProperties? properties = null) => channel.BasicPublishAsync(
        "marketing-events", key, mandatory: true, properties ?? new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent }, body,
        TestContext.Current.CancellationToken);

    /// <summary>The next message of a queue, waited for.</summary>
    public async Task<BasicGetResult> TakeAsync(string queue)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await channel.BasicGetAsync(queue, autoAck: true, patience.Token) is { } message)
                return message;

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    public Task<uint> CountAsync(string queue) => channel.MessageCountAsync(queue, TestContext.Current.CancellationToken);

    public async Task<bool> IsTakenFromAsync(string queue)
    {
        // On a channel of its own: asking for a queue that is not there closes it.
        await using var asking = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        try
        {
            return (await asking.QueueDeclarePassiveAsync(queue, TestContext.Current.CancellationToken)).ConsumerCount > 0;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }

    /// <summary>Cuts every connection but this one's, as an operator can.</summary>
    public async Task CutOthersAsync()
    {
        var connections = await management.GetFromJsonAsync<List<Connection>>(new Uri($"api/vhosts/{VirtualHost}/connections", UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var other in connections!.Where(x => x.Client_Properties.Connection_Name?.Contains("upstream", StringComparison.Ordinal) is true))
            (await management.DeleteAsync(new Uri($"api/connections/{Uri.EscapeDataString(other.Name)}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
        using var removed = await management.DeleteAsync(new Uri($"api/vhosts/{VirtualHost}", UriKind.Relative));
        management.Dispose();
    }

    sealed record Connection(string Name, ClientProperties Client_Properties);

    sealed record ClientProperties(string? Connection_Name);
}
