using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MarketingBus.Platform.Messaging;
using RabbitMQ.Client.Exceptions;

namespace MarketingBus.Tests.Support.Chaos;

/// <summary>Upstream systems that offer events at a steady rate and offer each again, under its id, until it is accepted.</summary>
internal sealed class ChaosLoad(Uri ingress, int brokerPort, ChaosEvents events, int rate) : IDisposable
{
    const int MostOpen = 200;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    readonly HttpClient http = new() { BaseAddress = ingress, Timeout = TimeSpan.FromSeconds(15) };
    readonly UpstreamPublisher upstream = new(brokerPort);
    readonly ConcurrentDictionary<Guid, Promise> promises = [];
    readonly SemaphoreSlim open = new(MostOpen);
    int sentAgain;

    public IReadOnlyDictionary<Guid, Promise> Promises => promises;

    /// <summary>Events that were offered more than once.</summary>
    public int SentAgain => sentAgain;

    /// <summary>Offers events until it is told to stop, and ends when all that were offered are accepted.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var offers = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate), TimeProvider.System);
        while (!stopping.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            await open.WaitAsync(CancellationToken.None);
            offers.Add(OfferAsync(events.Next()));
        }

        await Task.WhenAll(offers);
    }

    public void Dispose()
    {
        http.Dispose();
        upstream.Dispose();
        open.Dispose();
    }

    async Task OfferAsync(ChaosEvent told)
    {
        try
        {
            promises[told.EventId] = await InsistAsync(told) with { Facts = ToldFacts.Of(told), IsResponse = told.IsResponse };
        }
        finally
        {
            open.Release();
        }
    }

    async Task<Promise> InsistAsync(ChaosEvent told)
    {
        var started = TimeProvider.System.GetTimestamp();
        var pause = TimeSpan.FromMilliseconds(100);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var promise = told.OverBroker ? await PublishAsync(told) : await PostAsync(told);
                if (tries > 1)
                    Interlocked.Increment(ref sentAgain);

                return promise;
            }
            catch (Exception exception) when (MayPass(exception) && TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(pause, TimeProvider.System, CancellationToken.None);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    async Task<Promise> PublishAsync(ChaosEvent told)
    {
        await upstream.PublishAsync(told, CancellationToken.None);
        return new Promise(told.EventId, told.Kind, MarketingIds.Journey(ChaosEvents.SourceSystem, told.LeadId!));
    }

    async Task<Promise> PostAsync(ChaosEvent told)
    {
        using var content = new StringContent(told.Body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(told.Route, UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.Accepted)
            throw new HttpRequestException(text, null, response.StatusCode);

        var accepted = JsonNode.Parse(text)!["events"]![0]!;
        return new Promise((Guid)accepted["event_id"]!, told.Kind, (Guid)(accepted["journey_id"] ?? accepted["review_id"])!);
    }

    // A refusal will be one the next time as well.
    static bool MayPass(Exception exception) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status >= 500,
        HttpRequestException or OperationCanceledException or IOException => true,
        RabbitMQClientException => true,
        _ => false,
    };
}
