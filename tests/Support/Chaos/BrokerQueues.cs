using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>What RabbitMQ's management tells; its figures are up to five seconds old.</summary>
internal sealed class BrokerQueues : IDisposable
{
    readonly HttpClient http;
    readonly string virtualHost;

    public BrokerQueues(int managementPort, string virtualHost = "/")
    {
        this.virtualHost = Uri.EscapeDataString(virtualHost);
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{managementPort}/api/"), Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("marketingbus:marketingbus")));
    }

    /// <summary>Messages by queue.</summary>
    public async Task<IReadOnlyDictionary<string, long>> MessagesAsync(CancellationToken cancellationToken) =>
        (await AskAsync($"queues/{virtualHost}?columns=name,messages", cancellationToken)).ToDictionary(x => (string)x!["name"]!, x => (long?)x!["messages"] ?? 0);

    /// <summary>Messages that each open channel has acknowledged, with the name that its process gave the connection.</summary>
    public async Task<IReadOnlyList<(string Channel, string Process, long Acknowledged)>> AcknowledgedAsync(CancellationToken cancellationToken)
    {
        var names = (await AskAsync("connections?columns=name,user_provided_name", cancellationToken))
            .ToDictionary(x => (string)x!["name"]!, x => (string?)x!["user_provided_name"] ?? "");
        return
        [
            .. (await AskAsync("channels?columns=name,connection_details.name,message_stats.ack", cancellationToken))
                // What is not known is an empty list instead of an object.
                .Select(x => (Channel: (string)x!["name"]!, Connection: (string?)(x["connection_details"] as JsonObject)?["name"] ?? "", Count: (long?)(x["message_stats"] as JsonObject)?["ack"] ?? 0))
                .Where(x => names.ContainsKey(x.Connection))
                .Select(x => (x.Channel, names[x.Connection], x.Count)),
        ];
    }

    /// <summary>The messages of a queue with what their headers say, left where they are.</summary>
    public async Task<IReadOnlyList<string>> PeekAsync(string queue, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri($"queues/{virtualHost}/{Uri.EscapeDataString(queue)}/get", UriKind.Relative), new { count = 5, ackmode = "ack_requeue_true", encoding = "auto" }, cancellationToken);
        response.EnsureSuccessStatusCode();
        var messages = await response.Content.ReadFromJsonAsync<JsonArray>(cancellationToken);
        return [.. messages!.Select(x => $"{queue}: {x!["properties"]?["headers"]?["MT-Fault-ExceptionType"]} {x["properties"]?["headers"]?["MT-Fault-Message"]} {x["properties"]?["headers"]?["x-death"]?.ToJsonString()}")];
    }

    public void Dispose() => http.Dispose();

    async Task<JsonArray> AskAsync(string path, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<JsonArray>(new Uri(path, UriKind.Relative), cancellationToken) ?? [];
}
