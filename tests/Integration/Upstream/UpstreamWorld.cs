using MarketingBus.Api.Ingress;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Ingress;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Upstream;

/// <summary>Ingress on a real broker, and listeners in everybody else's place.</summary>
public sealed class UpstreamWorld : IAsyncLifetime
{
    public const string Queue = "upstream-events";
    public const string ErrorQueue = "upstream-events_error";

    Broker? broker;
    EmbeddedWorld? world;

    public Broker Broker => broker ?? throw new InvalidOperationException("The world has not started.");

    public EmbeddedWorld World => world ?? throw new InvalidOperationException("The world has not started.");

    public HeardModule<LeadReceived> Leads { get; } = new();

    public HeardModule<EventRejected> Rejected { get; } = new();

    public ValueTask InitializeAsync() => StartAsync();

    public async ValueTask StartAsync(Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        broker ??= await Broker.OpenAsync();
        world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule(), Leads, Rejected],
            [.. broker.Settings, "Upstream:LongestPause=00:00:01", .. settings], configure: configure);
        await World.EventuallyAsync(_ => Broker.IsTakenFromAsync(Queue), x => x, "a consumer of the queue");
    }

    /// <summary>Ends the process in good order; what it took and did not acknowledge waits in the queue again.</summary>
    public async Task StopAsync()
    {
        await World.DisposeAsync();
        world = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();

        if (broker is not null)
            await broker.DisposeAsync();
    }

    public Task<List<AcceptedEvent>> AcceptedAsync(Guid subjectId, int count = 1) => World.EventuallyAsync(
        x => x.Set<AcceptedEvent>().AsNoTracking().Where(e => e.SubjectId == subjectId).ToListAsync(), x => x.Count >= count, $"{count} accepted events of {subjectId}");

    public Task<int> CountAcceptedAsync() => World.ReadAsync(x => x.Set<AcceptedEvent>().CountAsync());

    public async Task<LeadReceived> ToldAsync(string leadId) => (await World.EventuallyAsync(
        _ => Task.FromResult(Leads.Events.SingleOrDefault(x => x.Lead.LeadId == leadId)), x => x is not null, "the lead"))!;

    /// <summary>The one rejection that was told.</summary>
    public async Task<EventRejected> ToldAsync() => Assert.Single(await Rejected.HearAsync(World, 1));

    /// <summary>Waits for one more event: groups are taken in order, so that everything published before it has been dealt with.</summary>
    public async Task PassAsync()
    {
        var last = Guid.NewGuid().ToString();
        await Broker.PublishAsync($$"""{"lead_id":"{{last}}"}""", "lead.received");
        await AcceptedAsync(MarketingIds.Journey(MarketingIds.DefaultSourceSystem, last));
    }
}
