using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

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

    /// <summary>The queues that hold a message with a text in it.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string text)
    {
        var found = new List<string>();
        foreach (var queue in (await management.GetFromJsonAsync<JsonElement>(new Uri($"api/queues/{Name}", UriKind.Relative))).EnumerateArray().Select(x => x.GetProperty("name").GetString()!))
        {
            using var response = await management.PostAsJsonAsync(
                new Uri($"api/queues/{Name}/{Uri.EscapeDataString(queue)}/get", UriKind.Relative), new { count = 100_000, ackmode = "ack_requeue_true", encoding = "auto" });
            if (response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync()).Contains(text, StringComparison.OrdinalIgnoreCase))
                found.Add($"queue {queue}");
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        using var response = await management.DeleteAsync(new Uri($"api/vhosts/{Name}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
        management.Dispose();
    }

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
