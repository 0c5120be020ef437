using System.Net;
using MarketingBus.Bench.Pipeline.Ground;
using MarketingBus.Bench.Pipeline.Http;
using MarketingBus.Bench.Pipeline.Journey;
using MarketingBus.Host.Embedded;

namespace MarketingBus.Bench.Pipeline.Cases;

/// <summary>Synchronous triage over REST, one call after the other: accepted, through the saga to the worker and back. Every module is in the process.</summary>
internal sealed class TriageCallCase : IPipelineCase
{
    public string Name => "triage-call";

    public async Task<CaseResult> RunAsync(CaseGround ground, CaseSettings settings, CancellationToken cancellationToken)
    {
        await using var world = await JourneyWorld.StartAsync(ground, EmbeddedModules.All(), cancellationToken);
        using var poster = new Poster(world.Url, connections: 1);
        var bodies = new LeadBodies("bench").Singles("C-", settings.WarmUp + settings.Count);

        // 200 and not 202: an answer that came too late is no answer.
        return await Latency.MeasureAsync(
            Name, bodies, settings.WarmUp, x => poster.PostOneAsync("api/agents/triage", x, HttpStatusCode.OK, cancellationToken), cancellationToken);
    }
}
