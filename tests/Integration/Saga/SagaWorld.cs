using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Tests.Integration.Saga;

/// <summary>The orchestrator with its database and stand-ins for the agents.</summary>
internal sealed class SagaWorld : IAsyncDisposable
{
    readonly EmbeddedWorld world;

    SagaWorld(EmbeddedWorld world, FakeWorkers workers)
    {
        this.world = world;
        Workers = workers;
    }

    public FakeWorkers Workers { get; }

    public EmbeddedWorld World => world;

    public static Task<SagaWorld> StartAsync(FakeWorkers? workers = null, params IEnumerable<string> settings) => StartInAsync(null, workers, settings);

    /// <summary>On a folder that outlives the world.</summary>
    public static async Task<SagaWorld> StartInAsync(string? folder, FakeWorkers? workers = null, params IEnumerable<string> settings)
    {
        workers ??= new FakeWorkers();
        return new SagaWorld(await EmbeddedWorld.StartAsync([new DataModule(), new OrchestratorModule(), workers],
            ["Orchestrator:SweepInterval=00:00:00.050", "Outbox:RetryLimit=1", .. settings], folder), workers);
    }

    public Task PublishAsync(params IEnumerable<object> messages) => world.InScopeAsync(async services =>
    {
        foreach (var message in messages)
            await services.GetRequiredService<IPublishEndpoint>().Publish(message);
        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
    });

    /// <summary>Publishes a question as the REST routes do, and waits for its answer.</summary>
    public async Task<JourneyAnswered?> AskAsync<T>(T question)
        where T : class
    {
        using var pending = world.Services.GetRequiredService<AnswerClient>().Expect<JourneyAnswered>();
        await world.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IPublishEndpoint>().Publish<T>(question, context => pending.Ask(context));
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync();
        });
        return await pending.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    /// <summary>Waits until everything that was published is dealt with.</summary>
    public Task SettledAsync() => world.EventuallyAsync(x => x.Set<OutboxMessage>().CountAsync(), x => x == 0, "the outbox is empty");

    public Task<LeadJourneyState?> JourneyAsync(Guid id) =>
        world.ReadAsync(x => x.Set<LeadJourneyState>().AsNoTracking().SingleOrDefaultAsync(j => j.CorrelationId == id));

    public async Task<LeadJourneyState> JourneyInAsync(Guid id, string state)
    {
        await world.EventuallyAsync(x => x.Set<LeadJourneyState>().Where(j => j.CorrelationId == id).Select(j => j.CurrentState).SingleOrDefaultAsync(),
            x => x == state, $"the journey is {state}");
        return (await JourneyAsync(id))!;
    }

    public async Task<CampaignReviewState> ReviewInAsync(Guid id, string state)
    {
        await world.EventuallyAsync(x => x.Set<CampaignReviewState>().Where(j => j.CorrelationId == id).Select(j => j.CurrentState).SingleOrDefaultAsync(),
            x => x == state, $"the review is {state}");
        return await world.ReadAsync(x => x.Set<CampaignReviewState>().AsNoTracking().SingleAsync(j => j.CorrelationId == id));
    }

    public Task<List<T>> RowsAsync<T>()
        where T : class => world.ReadAsync(x => x.Set<T>().AsNoTracking().ToListAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
