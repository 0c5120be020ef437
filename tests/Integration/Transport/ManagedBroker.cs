using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using MarketingBus.Tests.Support;
using RabbitMQ.Client;
using Xunit;

namespace MarketingBus.Tests.Integration.Transport;

/// <summary>A virtual host of a test's own on a real broker, seen as an operator sees it: through the management API and a plain client.</summary>
internal sealed class ManagedBroker : IAsyncDisposable
{
    static readonly Uri Amqp = Servers.RabbitMq;
    static readonly Uri Management = Servers.RabbitMqManagement;

    // The broker closes connections as it pleases, and what is posted at that moment is not sent again.
    readonly HttpClient http = new() { BaseAddress = Management, DefaultRequestHeaders = { ConnectionClose = true } };

    ManagedBroker()
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Amqp.UserInfo)));
    }

    public string VirtualHost { get; } = $"test-{Guid.NewGuid():N}";

    static string User => Amqp.UserInfo.Split(':')[0];

    /// <summary>The settings by which a process comes here.</summary>
    public string[] Settings =>
    [
        "--Transport:Kind=RabbitMq", $"--RabbitMq:Host={Amqp.Host}", $"--RabbitMq:Port={Amqp.Port}", $"--RabbitMq:VirtualHost={VirtualHost}",
        $"--RabbitMq:Username={User}", $"--RabbitMq:Password={Amqp.UserInfo.Split(':')[1]}",
    ];

    public static async Task<ManagedBroker> CreateAsync()
    {
        var broker = new ManagedBroker();
        try
        {
            await broker.PutAsync($"api/vhosts/{broker.VirtualHost}", new { });
        }
        catch (HttpRequestException) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"RabbitMQ's management API does not answer at {Management.Authority}; ./dev up starts one.");
        }

        await broker.PutAsync($"api/permissions/{broker.VirtualHost}/{User}", new { configure = ".*", write = ".*", read = ".*" });
        return broker;
    }

    public Task<IConnection> ConnectAsync() =>
        new ConnectionFactory { Uri = Amqp, VirtualHost = VirtualHost, AutomaticRecoveryEnabled = false }.CreateConnectionAsync("test");

    public async Task<JsonArray> ListAsync(string what) => (await http.GetFromJsonAsync<JsonArray>($"api/{what}/{VirtualHost}"))!;

    public async Task<JsonArray> ConnectionsAsync() => (await http.GetFromJsonAsync<JsonArray>($"api/vhosts/{VirtualHost}/connections"))!;

    /// <summary>As the operator's "force close" does.</summary>
    public async Task<int> CloseConnectionsAsync()
    {
        var closed = 0;
        foreach (var connection in await ConnectionsAsync())
        {
            using var answer = await http.DeleteAsync(new Uri($"api/connections/{Uri.EscapeDataString((string)connection!["name"]!)}", UriKind.Relative));
            closed += answer.StatusCode == HttpStatusCode.NoContent ? 1 : 0;
        }

        return closed;
    }

    /// <summary>Takes the user's rights away.</summary>
    public async Task ShutOutAsync()
    {
        using var answer = await http.DeleteAsync(new Uri($"api/permissions/{VirtualHost}/{User}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    public async Task PutAsync(string path, object body)
    {
        using var answer = await http.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        using var answer = await http.DeleteAsync(new Uri($"api/vhosts/{VirtualHost}", UriKind.Relative));
        http.Dispose();
    }
}
