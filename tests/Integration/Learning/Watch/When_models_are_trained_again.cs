using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Learning;
using MarketingBus.Learning;
using MarketingBus.Learning.Watch;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Learning.Watch;

public sealed class When_models_are_trained_again_on_sqlite() : When_models_are_trained_again(new InMemoryAndSqlite());

public sealed class When_models_are_trained_again_on_postgresql() : When_models_are_trained_again(new RabbitMqAndPostgreSql());

public abstract class When_models_are_trained_again(IStores stores) : IAsyncLifetime
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Leads are judged by the process's own clock, which is sixty days behind the test's.
    const double LongAgo = 120;

    readonly WatchWorld world = new(stores);

    public ValueTask InitializeAsync() => new(world.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Should_promote_a_better_one_on_schedule()
    {
        var weak = await world.PromoteAsync(rows: 800, signal: 0.35);
        await world.TriageAsync(1200, LongAgo);

        Assert.True(await world.RetrainAsync(Day));
        Assert.False(await world.RetrainAsync(Day));

        var models = await ModelsAsync();
        Assert.Equal([("leads.csv", "retired"), ("store", "promoted")], models.Select(x => (x.Source, x.Status)));
        Assert.Equal(weak, models[0].Version);
        Assert.Equal(models[1].Version, world.World.Services.GetRequiredService<ILeadScorer>().Score([])!.ModelVersion);

        world.Time.Advance(Day);
        Assert.True(await world.RetrainAsync(Day));
        Assert.Equal(3, (await ModelsAsync()).Count);
    }

    [Fact]
    public async Task Should_stay_off_unless_it_is_turned_on()
    {
        await world.TriageAsync(1200, LongAgo);

        Assert.False(await world.RetrainAsync());
        Assert.False(await world.RetrainAsync(onDrift: true));

        Assert.Empty(await ModelsAsync());
    }

    [Fact]
    public async Task Should_wait_a_whole_period_when_there_is_nothing_to_learn_from()
    {
        Assert.True(await world.RetrainAsync(Day));
        Assert.False(await world.RetrainAsync(Day));

        world.Time.Advance(Day);
        Assert.True(await world.RetrainAsync(Day));
        Assert.Empty(await ModelsAsync());
    }

    [Fact]
    public async Task Should_wait_a_whole_period_when_one_took_too_long()
    {
        await world.TriageAsync(600, LongAgo);

        Assert.True(await world.RetrainAsync(Day, limit: TimeSpan.Zero));
        Assert.Empty(await ModelsAsync());
        Assert.False(await world.RetrainAsync(Day));

        world.Time.Advance(Day);
        Assert.True(await world.RetrainAsync(Day));
        Assert.Single(await ModelsAsync());
    }

    [Fact]
    public async Task Should_be_done_once_when_a_drift_begins()
    {
        await world.PromoteAsync();
        await world.TriageAsync(400, daysAgo: 1, x => x with { Source = "Trade fair" });
        await world.TriageAsync(600, LongAgo);
        Assert.False(await world.RetrainAsync(onDrift: true));

        await world.WatchAsync(retrainsOnDrift: true);
        Assert.True(await world.RetrainAsync(onDrift: true));

        world.Time.Advance(Day);
        await world.WatchAsync(retrainsOnDrift: true);
        Assert.False(await world.RetrainAsync(onDrift: true));
        Assert.Equal(["leads.csv", "store"], (await ModelsAsync()).Select(x => x.Source));
    }

    [Fact]
    public async Task Should_begin_within_a_period_when_it_is_turned_on_after_a_drift()
    {
        await world.PromoteAsync();
        await world.TriageAsync(400, daysAgo: 1, x => x with { Source = "Trade fair" });
        await world.WatchAsync(retrainsOnDrift: true);
        Assert.True(await world.RetrainAsync(onDrift: true));

        Assert.False(await world.RetrainAsync(Day));
        world.Time.Advance(Day);
        Assert.True(await world.RetrainAsync(Day));
    }

    [Fact]
    public async Task Should_not_begin_while_another_instance_may_be_at_it()
    {
        await world.TriageAsync(600, LongAgo);
        await world.World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.Add(new LearningJob { Name = LearningJobs.Retraining, DueAt = world.Now.AddHours(4), Version = 1 });
            await database.SaveChangesAsync(WatchWorld.Cancellation);
        });

        Assert.False(await world.RetrainAsync(Day));
        world.Time.Advance(TimeSpan.FromHours(4));
        var begun = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.RetrainAsync(Day))));

        Assert.Equal(1, begun.Count(x => x));
        Assert.Single(await ModelsAsync());
    }

    Task<List<ModelRecord>> ModelsAsync() =>
        world.World.ReadAsync(x => x.Set<ModelRecord>().AsNoTracking().OrderBy(m => m.TrainedAt).ToListAsync(WatchWorld.Cancellation));
}
