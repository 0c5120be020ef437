using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using MarketingBus.Workers.Memory;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

[Collection(nameof(RedisBehindProxy))]
public sealed class When_redis_is_lost_while_memory_is_written : IAsyncLifetime
{
    const int Conversations = 10;

    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    RedisBehindProxy redis = null!;
    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisBehindProxy.StartAsync();
        world = await EmbeddedWorld.StartAsync([new DataModule(), new MemoryModule(), new MemoryWorkerModule()], redis.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_take_every_event_meanwhile_and_have_every_turn_once_and_in_order_afterwards(bool refuses)
    {
        await TriagedAsync(score: 10);
        await ConsumedAsync(Conversations);
        await AppliedAsync();
        if (refuses)
            redis.Proxy.Down();
        else
            redis.Proxy.Stall();

        for (var score = 20; score <= 50; score += 10)
            await TriagedAsync(score);

        // None of them waits for Redis, and none has faulted.
        await ConsumedAsync(5 * Conversations);
        Assert.Equal(4 * Conversations, await world.ReadAsync(x => x.Set<KeptMemoryWrite>().CountAsync(Cancellation)));
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync("degraded")).StatusCode);

        redis.Proxy.Up();
        redis.Proxy.Resume();
        await AppliedAsync();
        await TriagedAsync(score: 60);
        await ConsumedAsync(6 * Conversations);

        for (var i = 0; i < Conversations; i++)
        {
            Assert.Equal(6, await redis.TurnsAsync($"c-{i}"));
            Assert.Equal(60, (await ConversationAsync(i)).Context["last_score"].GetDouble());
        }

        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync("healthy")).StatusCode);
    }

    [Fact]
    public async Task Should_have_the_last_of_the_turns_that_were_kept()
    {
        redis.Proxy.Down();
        for (var score = 10; score <= 90; score += 10)
        {
            await TriagedAsync(score);
            await ConsumedAsync(score / 10 * Conversations);
        }

        redis.Proxy.Up();
        await AppliedAsync();

        Assert.Equal(90, (await ConversationAsync(1)).Context["last_score"].GetDouble());
        Assert.Equal(9, await redis.TurnsAsync("c-1"));
    }

    Task TriagedAsync(double score) => world.InScopeAsync(async services =>
    {
        for (var i = 0; i < Conversations; i++)
            await services.GetRequiredService<IPublishEndpoint>().Publish(Triaged(i, score), Cancellation);

        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Cancellation);
    });

    static LeadTriaged Triaged(int number, double score) => new()
    {
        JourneyId = MarketingIds.Journey("crm", $"L-{number}"), HandoffId = Guid.NewGuid(), SourceSystem = "crm", Lead = new LeadProfile { LeadId = $"L-{number}" },
        ConversationId = $"c-{number}", Category = TriageCategory.CampaignQualified, Score = score, Reasons = [], ModelVersion = "rules", TriagedAt = Noon.AddMinutes(score),
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.High, Reason = "high_value_lead" },
    };

    async Task ConsumedAsync(int messages)
    {
        var seen = await world.EventuallyAsync(
            async database => (
                Consumed: await database.Set<InboxState>().CountAsync(Cancellation),
                Faulted: await database.Set<FaultedMessage>().CountAsync(Cancellation)),
            x => x.Consumed + x.Faulted >= messages, $"{messages} messages consumed");
        Assert.Equal((messages, 0), seen);
    }

    Task<int> AppliedAsync() => world.EventuallyAsync(x => x.Set<KeptMemoryWrite>().CountAsync(Cancellation), x => x == 0, "what was kept is applied");

    // A reader whom Redis does not answer in time goes on without the conversation, which happens to a busy machine as well.
    async Task<ConversationContext> ConversationAsync(int number)
    {
        ConversationContext? conversation = null;
        await Waiting.EventuallyAsync(async () =>
        {
            await using var scope = world.Services.CreateAsyncScope();
            return conversation = await scope.ServiceProvider.GetRequiredService<IShortTermMemory>().GetAsync($"c-{number}", Cancellation);
        }, x => x is not null, $"conversation {number} is read");
        return conversation!;
    }

    async Task<HttpResponseMessage> ReadyAsync(string expected)
    {
        HttpResponseMessage? response = null;
        await Waiting.EventuallyAsync(async () =>
        {
            response = await world.Http.GetAsync("/health/ready", Cancellation);
            var checks = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("checks");
            return checks.GetProperty("short_term_memory").GetString();
        }, x => x == expected, $"the short-term memory is {expected}");
        return response!;
    }
}
