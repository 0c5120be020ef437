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
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>How long one batch is sent again before that is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What the server says about every event; a batch that it refuses as a whole is halved until only the bad events are refused.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="events">All of them the last about what they are about, or none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<BatchAnswer> SendAsync(ReplayKind kind, IReadOnlyList<ReplayEvent> events, CancellationToken cancellationToken)
    {
        var (status, text) = await PostAsync(kind, events, cancellationToken);
        if (status == HttpStatusCode.Accepted)
            return Complete(JsonSerializer.Deserialize<BatchAnswer>(text, WireJson.Options), events.Count);

        if (events.Count == 1)
            return BatchAnswer.RejectedAlone(text);

        var half = events.Count / 2;
        var first = await SendAsync(kind, [.. events.Take(half)], cancellationToken);
        return BatchAnswer.Joined(first, half, await SendAsync(kind, [.. events.Skip(half)], cancellationToken));
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
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                if (events[0].IsLast)
                    request.Headers.Add("Event-Identity", "content");

                using var response = await http.SendAsync(request, cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound)
                    throw new CommandFailedException($"{http.BaseAddress} has no {route}; is it a MarketingBus?");

                if (!MayPass(response.StatusCode))
                    return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));

                failure = $"HTTP {(int)response.StatusCode}";
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException
                || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                failure = exception.Message;
            }

            if (time.GetElapsedTime(started) > Patience)
                throw new CommandFailedException($"{http.BaseAddress} has not taken a batch for {Patience.TotalSeconds} s: {failure} Replay again later: what was accepted stays.");

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // The request may be good; only the moment was not.
    static bool MayPass(HttpStatusCode status) => (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;

    static BatchAnswer Complete(BatchAnswer? answer, int sent) =>
        answer is { Events: not null, Rejected: not null } && answer.Events.Count + answer.Rejected.Count == sent
            ? answer
            : throw new CommandFailedException($"The server answered {answer?.Events?.Count + answer?.Rejected?.Count} of {sent} events.");
}
