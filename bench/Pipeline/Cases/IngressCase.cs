using System.Net;
using MarketingBus.Api.Ingress;
using MarketingBus.Bench.Pipeline.Flow;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Http;
using MarketingBus.Bench.Pipeline.Journey;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>
/// The process that accepts, alone: leads are posted over 32 connections, one an event or in batches, until all are answered and all have come out of the broker's end,
/// a quorum queue that nobody consumes.
/// </summary>
internal sealed class IngressCase(string name, int batch) : IPipelineCase
{
    const int Connections = 32;

    public string Name => name;

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await JourneyWorld.StartAsync(
            ground, [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule()], cancellationToken);
        await using var sink = await BrokerSink.OpenAsync(ground, world.Services.GetRequiredService<IBus>().ExchangeOf(typeof(MarketingBus.Contracts.LeadReceived)), cancellationToken);
        using var poster = new Poster(world.Url, Connections);
        var bodies = new LeadBodies("bench");
        await PostAsync(Bodies(bodies, "W-", settings.WarmUp, batch));
        await sink.HoldsAsync(settings.WarmUp, cancellationToken);

        var measured = Bodies(bodies, "M-", settings.Count, batch);
        var started = TimeProvider.System.GetTimestamp();
        await PostAsync(measured);
        var answered = TimeProvider.System.GetElapsedTime(started);
        await sink.HoldsAsync(settings.WarmUp + settings.Count, cancellationToken);
        var delivered = TimeProvider.System.GetElapsedTime(started);
        return new CaseResult(Name, new Dictionary<string, double>
        {
            [CaseResult.EventsPerSecond] = settings.Count / delivered.TotalSeconds,
            ["answered_per_second"] = settings.Count / answered.TotalSeconds,
        });

        Task PostAsync(IReadOnlyList<byte[]> posts) => poster.PostAsync("api/events/leads", posts, HttpStatusCode.Accepted, cancellationToken);
    }

    public static IReadOnlyList<byte[]> Bodies(LeadBodies bodies, string prefix, int count, int batch) => batch == 1 ? bodies.Singles(prefix, count) : bodies.Batches(prefix, count, batch);
}
