using System.Net.Http.Json;
using MarketingBus.Data.Orchestration;
using MarketingBus.Host.Embedded.Samples;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Bench;

/// <summary>Posts leads in batches, as an upstream system does, and waits until their journeys have ended and nothing is on its way.</summary>
internal sealed class LeadLoad(EmbeddedWorld world)
{
    const int Batch = 200;
    const int MostUnderWay = 4_000;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan StandstillLimit = TimeSpan.FromSeconds(60);

    readonly SampleLeads samples = new(new Random(42));

    public int Leads { get; private set; }

    public async Task<Stretch> RunAsync(int count, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        foreach (var batch in samples.Draw($"B{Leads}-", count).Chunk(Batch))
        {
            using var response = await world.Http.PostAsJsonAsync(new Uri("/api/events/leads", UriKind.Relative), batch.Select(Event), WireJson.Options, cancellationToken);
            if (response.StatusCode != System.Net.HttpStatusCode.Accepted)
                throw new InvalidOperationException($"HTTP {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");

            await UntilUnderWayAsync(MostUnderWay, cancellationToken);
        }

        await UntilUnderWayAsync(0, cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        Leads += count;
        await CheckAsync(cancellationToken);
        return new Stretch(count, Leads, elapsed, Environment.WorkingSet / 1048576.0);
    }

    static object Event(SampleLead lead) => new
    {
        SourceSystem = "bench",
        lead.LeadId,
        lead.CreatedAt,
        lead.Source,
        lead.CampaignId,
        lead.CompanySize,
        lead.Industry,
        lead.Persona,
        lead.Region,
        lead.PreferredChannel,
        GdprConsent = lead.Consent,
        Email = $"{lead.LeadId}@example.com",
    };

    // Messages on their way are rows of the outbox; when there is none, everything that was accepted has been dealt with and is on disk.
    async Task UntilUnderWayAsync(int most, CancellationToken cancellationToken)
    {
        var last = int.MaxValue;
        var lastChange = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var underWay = await world.ReadAsync(database => database.Set<OutboxMessage>().CountAsync(cancellationToken));
            if (underWay <= most)
                return;

            if (underWay != last)
                lastChange = TimeProvider.System.GetTimestamp();
            else if (TimeProvider.System.GetElapsedTime(lastChange) > StandstillLimit)
                throw new TimeoutException($"{underWay} messages do not move.");

            last = underWay;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    async Task CheckAsync(CancellationToken cancellationToken)
    {
        var states = await world.ReadAsync(database => database.Set<LeadJourneyState>()
            .GroupBy(x => x.CurrentState).Select(x => new { State = x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.State, x => x.Count, cancellationToken));
        if (states.Values.Sum() != Leads || states.Keys.Except(["Completed", "AwaitingManager"]).Any())
            throw new InvalidOperationException($"{Leads} leads were accepted; their journeys: {string.Join(", ", states.Select(x => $"{x.Key} {x.Value}"))}.");
    }
}
