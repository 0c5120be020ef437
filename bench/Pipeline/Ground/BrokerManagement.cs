using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>RabbitMQ's management interface: virtual hosts, and the process that the broker is.</summary>
internal sealed class BrokerManagement : IDisposable
{
    const int Looks = 50;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly HttpClient http;
    readonly PipelineServers servers;

    public BrokerManagement(PipelineServers servers)
    {
        this.servers = servers;
        http = new HttpClient { BaseAddress = new Uri($"http://{servers.Host}:{servers.ManagementPort}/api/") };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{servers.User}:{servers.Password}")));
    }

    public async Task CreateVirtualHostAsync(string name, CancellationToken cancellationToken)
    {
        await PutAsync($"vhosts/{name}", new JsonObject(), cancellationToken);
        await PutAsync($"permissions/{name}/{servers.User}", new JsonObject { ["configure"] = ".*", ["write"] = ".*", ["read"] = ".*" }, cancellationToken);
    }

    public async Task DeleteVirtualHostAsync(string name)
    {
        using var response = await http.DeleteAsync(new Uri($"vhosts/{name}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A broker that has just started does not know its own number for a few seconds.</summary>
    public async Task<int> ProcessIdAsync(CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var nodes = await http.GetFromJsonAsync<JsonArray>(new Uri("nodes", UriKind.Relative), cancellationToken);
            if ((string?)nodes![0]!["os_pid"] is { } number)
                return int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

            if (look == Looks)
                throw new InvalidOperationException("RabbitMQ's management does not say its process id.");

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public void Dispose() => http.Dispose();

    async Task PutAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(new Uri(path, UriKind.Relative), body, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
