using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Host.Embedded.Commands;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Host.Embedded.Replay;

/// <summary>Posts batches and does not give up while the server may come back: the events' ids make sending again harmless.</summary>
internal sealed class EventClient(HttpClient http, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Adds what became of each event to the tally.</summary>
    public async Task SendAsync(ReplayKind kind, IReadOnlyList<ReplayEvent> events, ReplayTally tally, CancellationToken cancellationToken)
    {
        var (status, text) = await PostAsync(kind, events, cancellationToken);
        if (status == HttpStatusCode.Accepted)
        {
            Count(JsonSerializer.Deserialize<BatchAnswer>(text, WireJson.Options)!, events, tally);
        }
        else if (events.Count > 1)
        {
            // The server refused the batch as a whole: halve it until only the bad rows are refused.
            await SendAsync(kind, [.. events.Take(events.Count / 2)], tally, cancellationToken);
            await SendAsync(kind, [.. events.Skip(events.Count / 2)], tally, cancellationToken);
        }
        else
        {
            tally.Reject(events[0].Row, $"HTTP {(int)status} {Shortened(text)}");
        }
    }

    async Task<(HttpStatusCode Status, string Text)> PostAsync(ReplayKind kind, IReadOnlyList<ReplayEvent> events, CancellationToken cancellationToken)
    {
        var route = $"api/events/{kind.ToString().ToLowerInvariant()}";
        var body = new JsonArray([.. events.Select(x => x.Body!.DeepClone())]).ToJsonString();
        var started = time.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(200);
        while (true)
        {
            string failure;
            try
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var response = await http.PostAsync(new Uri(route, UriKind.Relative), content, cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    throw new CommandFailedException($"{http.BaseAddress} has no {route}; is it a MarketingBus?");

                if ((int)response.StatusCode < 500 && response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout))
                    return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));

                failure = $"HTTP {(int)response.StatusCode}";
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException
                || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                failure = exception.Message;
            }

            if (time.GetElapsedTime(started) > Patience)
                throw new CommandFailedException($"{http.BaseAddress} has not taken a batch for {Patience.TotalSeconds} s: {failure}. Replay again later; what was accepted stays.");

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    static void Count(BatchAnswer answer, IReadOnlyList<ReplayEvent> events, ReplayTally tally)
    {
        if (answer.Events.Count + answer.Rejected.Count != events.Count)
            throw new CommandFailedException($"The server answered {answer.Events.Count + answer.Rejected.Count} of {events.Count} events.");

        foreach (var accepted in answer.Events)
        {
            if (accepted.Status == "duplicate")
                tally.Duplicate();
            else
                tally.Accept();
        }

        foreach (var rejected in answer.Rejected)
            tally.Reject(events[rejected.Index].Row, rejected.Reason);
    }

    static string Shortened(string text) => text.Length > 300 ? text[..300] + "..." : text;
}
