using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Saga.Orchestrator;
using MarketingBus.Saga.Orchestrator.Deadlines;
using MarketingBus.Tests.Support;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace MarketingBus.Tests.Integration.Saga;

/// <summary>The sagas' queue stands still, as a broker's does: what was told is under way and nothing comes of it.</summary>
public sealed class When_several_orchestrators_watch_the_deadlines : IAsyncLifetime
{
    const int Journeys = 200;

    readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    readonly TaskCompletionSource queue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    EmbeddedWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await EmbeddedWorld.StartAsync([new DataModule(), new DeafSaga(queue)]);
        await AddAsync(Enumerable.Range(0, Journeys).Select(x => Journey(time.GetUtcNow().AddSeconds(-x))));
    }

    [Fact]
    public async Task Should_tell_each_deadline_once()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Orchestrator(limit: 7).SweepAsync(CancellationToken.None))));

        await Orchestrator().SweepAsync(CancellationToken.None);
        Assert.Equal(Journeys, await TimeoutsAsync());
        Assert.Equal(Journeys, told.Sum());
    }

    [Fact]
    public async Task Should_not_tell_a_deadline_that_has_yet_to_come()
    {
        await AddAsync([Journey(time.GetUtcNow().AddSeconds(1))]);

        Assert.Equal(Journeys, await Orchestrator().SweepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Should_tell_a_deadline_again_only_when_its_message_must_be_lost()
    {
        await Orchestrator().SweepAsync(CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await Orchestrator().SweepAsync(CancellationToken.None));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Journeys, await Orchestrator().SweepAsync(CancellationToken.None));
        Assert.Equal(2 * Journeys, await TimeoutsAsync());
        Assert.Equal(Journeys, await world.ReadAsync(x => x.Set<OutboxMessage>().Select(m => m.MessageId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Should_tell_the_next_deadline_of_a_journey_at_once()
    {
        await Orchestrator().SweepAsync(CancellationToken.None);
        await ChangeAsync(x => x.Deadline = time.GetUtcNow());

        Assert.Equal(1, await Orchestrator().SweepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Should_leave_the_journey_free_to_change_meanwhile()
    {
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            var journey = await database.Set<LeadJourneyState>().FirstAsync();
            await Orchestrator().SweepAsync(CancellationToken.None);

            journey.Version++;
            journey.Deadline = null;
            await database.SaveChangesAsync();
        });

        Assert.Equal(Journeys, await world.ReadAsync(x => x.Set<ToldDeadline>().CountAsync()));
    }

    [Fact]
    public async Task Should_forget_what_was_told_to_journeys_that_have_gone_on()
    {
        await Orchestrator().SweepAsync(CancellationToken.None);
        await ChangeAsync(x => x.Deadline = null);

        time.Advance(TimeSpan.FromMinutes(1));
        await Orchestrator().SweepAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        await Orchestrator().SweepAsync(CancellationToken.None);

        Assert.Equal(Journeys - 1, await world.ReadAsync(x => x.Set<ToldDeadline>().CountAsync()));
    }

    DeadlineSweeper Orchestrator(int limit = 1_000) => ActivatorUtilities.CreateInstance<DeadlineSweeper>(
        world.Services, Options.Create(new OrchestratorOptions { SweepLimit = limit }), time);

    Task<int> TimeoutsAsync() => world.ReadAsync(x => x.Set<OutboxMessage>().CountAsync());

    Task AddAsync(IEnumerable<LeadJourneyState> journeys) => world.InScopeAsync(services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        database.AddRange(journeys);
        return database.SaveChangesAsync();
    });

    Task ChangeAsync(Action<LeadJourneyState> change) => world.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        change(await database.Set<LeadJourneyState>().OrderBy(x => x.Deadline).FirstAsync());
        await database.SaveChangesAsync();
    });

    static LeadJourneyState Journey(DateTimeOffset deadline) => new()
    {
        CorrelationId = Guid.NewGuid(),
        CurrentState = "Triaging",
        SourceSystem = "crm",
        LeadId = "lead",
        HandoffId = Guid.NewGuid(),
        Deadline = deadline,
    };

    public async ValueTask DisposeAsync()
    {
        queue.SetResult();
        await world.DisposeAsync();
    }

    /// <summary>Hears of timeouts and comes to an end with none before the test does.</summary>
    sealed class DeafSaga(TaskCompletionSource queue) : ServiceModule
    {
        public override string Name => "deaf-saga";

        public override void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton(queue);

        public override void AddBus(IBusRegistrationConfigurator bus) => bus.AddConsumer<DeafConsumer>();
    }

    sealed class DeafConsumer(TaskCompletionSource queue) : IConsumer<HandoffTimedOut>
    {
        public Task Consume(ConsumeContext<HandoffTimedOut> context) => queue.Task;
    }
}
