using System.Net.Http.Headers;
using System.Text.Json;
using System.Text;
using MarketingBus.Api.Ingress;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Learning;
using MarketingBus.Memory;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>Ingress with its database and bus, and a listener in the orchestrator's place.</summary>
public sealed class IngressWorld : IAsyncLifetime
{
    EmbeddedWorld? world;

    public EmbeddedWorld World => world ?? throw new InvalidOperationException("The world has not started.");

    public HeardModule<LeadReceived> Leads { get; } = new();

    public HeardModule<CampaignUpdated> Campaigns { get; } = new();

    public HeardModule<EngagementRecorded> Engagements { get; } = new();

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync(
        [new DataModule(), new MemoryModule(), new LearningModule(), new IngressModule(), Leads, Campaigns, Engagements]);

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();
    }

    /// <summary>Waits until every committed message has been delivered and dealt with.</summary>
    public Task SettleAsync() => World.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(), x => x == 0, "an empty outbox");

    public Task<Answer> PostAsync(string path, string body, string? key = null) => World.Http.SendJsonAsync(path, body, key);

    public Task<Answer> GetAsync(string path) => World.Http.ReadAsync(path);
}
