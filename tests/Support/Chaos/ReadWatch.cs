using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>People and their tools who read all the while, over REST and over MCP: they are to be answered in time, if only that a server is away.</summary>
internal sealed class ReadWatch(Uri ingress, Uri mcp) : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
    readonly ConcurrentBag<Reading> readings = [];

    public IReadOnlyCollection<Reading> Readings => readings;

    public Task WatchAsync(CancellationToken stopping) => Task.WhenAll(
        ReadAsync("rest", GetAsync, stopping),
        ReadAsync("mcp lead", token => CallAsync("getLeadData", new { lead_id = "X00001" }, token), stopping),
        ReadAsync("mcp graph", token => CallAsync("searchGraph", new { query = "email" }, token), stopping));

    public void Dispose() => http.Dispose();

    async Task ReadAsync(string way, Func<CancellationToken, Task<string>> read, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (!stopping.IsCancellationRequested)
        {
            var (at, started) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetTimestamp());
            try
            {
                readings.Add(new Reading(way, at, await read(stopping), TimeProvider.System.GetElapsedTime(started)));
                await timer.WaitForNextTickAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException)
            {
                readings.Add(new Reading(way, at, exception.GetType().Name, TimeProvider.System.GetElapsedTime(started)));
            }
        }
    }

    async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(ingress, "api/journeys?limit=1"), cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return response.IsSuccessStatusCode ? Reading.Answered : $"{(int)response.StatusCode}{(body.TryGetProperty("detail", out _) ? "" : " without problem details")}";
    }

    async Task<string> CallAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            new Uri(mcp, "mcp"), new { jsonrpc = "2.0", id = 1, method, @params = parameters }, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return body.TryGetProperty("result", out _) ? Reading.Answered : body.TryGetProperty("error", out var error) ? error.GetProperty("code").GetRawText() : $"{(int)response.StatusCode}";
    }
}

/// <summary>One answer.</summary>
/// <param name="Way">rest, "mcp lead" or "mcp graph".</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Answer">"answered", or the status or code of the refusal.</param>
/// <param name="Time">How long it took.</param>
internal sealed record Reading(string Way, DateTimeOffset At, string Answer, TimeSpan Time)
{
    public const string Answered = "answered";
}
