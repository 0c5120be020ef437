using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>Sends many hostile requests to a running product and judges every answer; at the end the product must be well and have nothing broken inside.</summary>
/// <param name="server">The running product.</param>
/// <param name="seed">The same seed gives the same requests.</param>
/// <param name="count">Requests in all.</param>
/// <param name="rpcOnly">Only JSON-RPC, over HTTP and sockets.</param>
/// <param name="checksContent">Sends well-meant events among them, and looks whether what was accepted of those is there.</param>
public sealed class HostileRun(Uri server, int seed, int count, bool rpcOnly = false, bool checksContent = false)
{
    const int Lanes = 4;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(120);

    // Of so many requests one is well meant: its content must be found afterwards.
    const int KeptEvery = 4;

    readonly HostileReport report = new();

    public async Task<HostileReport> RunAsync(Action<int>? progressed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = Patience };
        var cases = new HostileCases(rpcOnly ? [] : await RoutesAsync(http, cancellationToken), seed);
        var kept = new KeptContent(http, report, seed);
        var done = 0;
        await Parallel.ForAsync(0, Lanes, cancellationToken, async (lane, token) =>
        {
            using var socket = new HostileSocket(server, Patience);
            for (var number = lane; number < count; number += Lanes)
            {
                if (!rpcOnly && checksContent && number / Lanes % KeptEvery == 0)
                    await kept.SendAsync(number, token);
                else
                    await TryAsync(cases.Draw(number), http, socket, token);

                progressed?.Invoke(Interlocked.Increment(ref done));
            }
        });
        await CheckAfterwardsAsync(http, cancellationToken);
        await kept.CheckAsync(cancellationToken);
        return report;
    }

    async Task TryAsync(HostileCase hostile, HttpClient http, HostileSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            if (hostile.Route == HostileCases.WebSocketRoute)
                await SendAsync(hostile, socket, cancellationToken);
            else
                await SendAsync(hostile, http, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            report.Count(hostile.Route, "no answer");
            report.Offend($"no answer ({exception.Message}): {hostile}");
        }
    }

    async Task SendAsync(HostileCase hostile, HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(hostile.Method), new Uri(server, hostile.Target));
        if (hostile.Body is not null)
        {
            request.Content = new ByteArrayContent(hostile.Body);
            if (hostile.ContentType is not null)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(hostile.ContentType);

            // A server that refuses a large body says so before it is sent.
            request.Headers.ExpectContinue = hostile.Body.Length > 512 * 1024;
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        report.Count(hostile.Route, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var isRpc = hostile.Target.StartsWith("/mcp", StringComparison.Ordinal);
        var fault = AnswerRules.FaultOfHttp(response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, isRpc)
            ?? (isRpc && response.StatusCode == HttpStatusCode.NoContent ? AnswerRules.FaultOfSilence(hostile.Body!) : null);
        if (fault is not null && !IsRefusedByTheServerItself(hostile, response.StatusCode, text))
            report.Offend($"{fault}: {hostile}\n  answered {(int)response.StatusCode}: {HostileCase.Excerpt(text)}");
    }

    // Kestrel answers a NUL in the path with a bare 400 before any code of the product runs.
    static bool IsRefusedByTheServerItself(HostileCase hostile, HttpStatusCode status, string text) =>
        status == HttpStatusCode.BadRequest && text.Length == 0 && hostile.Target.Split('?')[0].Contains("%00", StringComparison.Ordinal);

    async Task SendAsync(HostileCase hostile, HostileSocket socket, CancellationToken cancellationToken)
    {
        var answers = await socket.SendAsync(hostile, cancellationToken);
        report.Count(hostile.Route, answers switch { null => "closed", [] => "unanswered", _ => "answered" });
        if (answers is [] && AnswerRules.FaultOfSilence(hostile.Body!) is { } silence)
            report.Offend($"{silence}: {hostile}");

        foreach (var answer in answers ?? [])
        {
            if (AnswerRules.FaultOfRpc(answer) is { } fault)
                report.Offend($"{fault}: {hostile}\n  answered: {HostileCase.Excerpt(answer)}");
        }
    }

    static async Task<IReadOnlyList<(string Method, string Path)>> RoutesAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var document = await http.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative), cancellationToken);
        return
        [
            .. document.GetProperty("paths").EnumerateObject()
                .Where(path => !path.Name.StartsWith("/mcp", StringComparison.Ordinal))
                .SelectMany(path => path.Value.EnumerateObject().Select(method => (method.Name.ToUpperInvariant(), path.Name))),
        ];
    }

    // What was accepted is worked on: it must not break a consumer either.
    async Task CheckAfterwardsAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var status = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/agents/system/status", UriKind.Relative), cancellationToken);
            var bus = status.GetProperty("bus");
            var waiting = bus.GetProperty("outbox_depth").GetInt32();
            if (waiting > 0 && TimeProvider.System.GetElapsedTime(started) < DrainPatience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
                continue;
            }

            if (waiting > 0)
                report.Offend($"{waiting} messages are still on their way after {DrainPatience.TotalSeconds} s.");

            if (bus.GetProperty("faulted").GetInt32() is > 0 and var faulted)
                report.Offend($"{faulted} messages broke their consumers.");

            if (status.GetProperty("status").GetString() == "unhealthy")
                report.Offend($"The product is not well: {HostileCase.Excerpt(status.ToString())}");

            return;
        }
    }
}
