using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Tests.Support;

/// <summary>A virtual host of RabbitMQ that only one fixture uses, since queues that are left behind take copies of everything.</summary>
public sealed class OwnVirtualHost : IAsyncDisposable
{
    const int InFlight = 500;

    readonly HttpClient management;

    OwnVirtualHost(HttpClient management, string name)
    {
        this.management = management;
        Name = name;
    }

    public string Name { get; }

    /// <summary>Such as "RabbitMq:Port=5682", for a process that shall use it.</summary>
    public IReadOnlyList<string> Settings =>
    [
        $"RabbitMq:Host={Servers.RabbitMq.Host}", $"RabbitMq:Port={Servers.RabbitMq.Port}", $"RabbitMq:VirtualHost={Name}",
        $"RabbitMq:Username={UserOf(Servers.RabbitMq)[0]}", $"RabbitMq:Password={UserOf(Servers.RabbitMq)[1]}",
    ];

    public static async Task<OwnVirtualHost> CreateAsync()
    {
        await Servers.RequireRabbitMqAsync();
        var url = Servers.RabbitMqManagement;
        var management = new HttpClient { BaseAddress = new Uri($"{url.Scheme}://{url.Authority}") };
        // The broker closes connections as it pleases, and what is posted at that moment is not sent again.
        management.DefaultRequestHeaders.ConnectionClose = true;
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo))));

        var host = new OwnVirtualHost(management, $"test-{Guid.NewGuid():n}");
        await host.PutAsync($"api/vhosts/{host.Name}", new { });
        await host.PutAsync($"api/permissions/{host.Name}/{UserOf(Servers.RabbitMq)[0]}", new { configure = ".*", write = ".*", read = ".*" });
        return host;
    }

    /// <summary>Sends what a program in another language would.</summary>
    public async Task PublishAsync(string exchange, string routingKey, string body)
    {
        using var response = await management.PostAsJsonAsync(new Uri($"api/exchanges/{Name}/{exchange}/publish", UriKind.Relative), new
        {
            properties = new { delivery_mode = 2, content_type = "application/json" }, routing_key = routingKey, payload = body, payload_encoding = "string",
        });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The same of many, over AMQP and as fast as the broker takes them.</summary>
    public async Task PublishAsync(string exchange, string routingKey, IEnumerable<string> bodies)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json" };
        foreach (var some in bodies.Chunk(InFlight))
            await Task.WhenAll(some.Select(x => channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, Encoding.UTF8.GetBytes(x)).AsTask()));
    }

    /// <summary>How many messages wait in a queue.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    /// <summary>The queues that hold a message with a text in its body or a header. All messages are looked at, and go back where they were.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string text)
    {
        var found = new List<string>();
        await using var connection = await ConnectAsync();
        foreach (var queue in (await management.GetFromJsonAsync<JsonElement>(new Uri($"api/queues/{Name}", UriKind.Relative))).EnumerateArray().Select(x => x.GetProperty("name").GetString()!))
        {
            // On a channel of its own: one that is exclusive to another connection closes it.
            await using var channel = await connection.CreateChannelAsync();
            try
            {
                var isIn = false;
                while (await channel.BasicGetAsync(queue, autoAck: false) is { } message)
                    isIn |= TextsOf(message).Any(x => x.Contains(text, StringComparison.OrdinalIgnoreCase));

                if (isIn)
                    found.Add($"queue {queue}");
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode is Constants.ResourceLocked or Constants.NotFound)
            {
                // A queue of answers, which nobody else may look into, or which is gone.
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        using var response = await management.DeleteAsync(new Uri($"api/vhosts/{Name}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
        management.Dispose();
    }

    static IEnumerable<string> TextsOf(BasicGetResult message) =>
    [
        Encoding.UTF8.GetString(message.Body.Span), .. (message.BasicProperties.Headers ?? new Dictionary<string, object?>()).Values.OfType<byte[]>().Select(Encoding.UTF8.GetString),
    ];

    Task<IConnection> ConnectAsync() => new ConnectionFactory
    {
        HostName = Servers.RabbitMq.Host, Port = Servers.RabbitMq.Port, VirtualHost = Name, UserName = UserOf(Servers.RabbitMq)[0], Password = UserOf(Servers.RabbitMq)[1],
    }.CreateConnectionAsync();

    async Task PutAsync<T>(string path, T body)
    {
        using var response = await management.PutAsJsonAsync(new Uri(path, UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }

    static string[] UserOf(Uri address) => [.. address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString)];
}
