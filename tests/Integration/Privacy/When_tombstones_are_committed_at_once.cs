using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Integration.Persistence;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class When_tombstones_are_committed_at_once_on_sqlite() : When_tombstones_are_committed_at_once(new InMemoryAndSqlite());

public sealed class When_tombstones_are_committed_at_once_on_postgresql() : When_tombstones_are_committed_at_once(new RabbitMqAndPostgreSql())
{
    /// <summary>However long a commit takes: who sees a number has seen all before it.</summary>
    [Fact]
    public async Task Should_wait_for_the_one_that_was_numbered_before()
    {
        var erased = World.Services.GetRequiredService<ErasedPeople>();
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());

        Task second = Task.CompletedTask;
        await World.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            await using var transaction = await database.Database.BeginTransactionAsync(Cancellation);
            database.AddRow(await TombstoneOfAsync(early));
            await database.SaveChangesAsync(Cancellation);

            second = BuryAsync(late);
            await World.EventuallyAsync(
                x => x.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted""").ToListAsync(Cancellation), x => x[0] == 1, "the second waits");
            Assert.False(await erased.AreNowAsync(late, null, Cancellation));
            await transaction.CommitAsync(Cancellation);
        });

        await second;
        Assert.True(await erased.AreNowAsync(early, null, Cancellation));
        Assert.True(await erased.AreNowAsync(late, null, Cancellation));
        var numbers = await World.ReadAsync(x => x.Set<Tombstone>().OrderBy(t => t.Id).Select(t => t.Hash).ToListAsync(Cancellation));
        Assert.Equal([(await TombstoneOfAsync(early)).Hash, (await TombstoneOfAsync(late)).Hash], numbers);
    }
}

public abstract class When_tombstones_are_committed_at_once(IStores stores) : DatabaseTest(stores)
{
    [Fact]
    public async Task Should_all_be_known()
    {
        var erased = World.Services.GetRequiredService<ErasedPeople>();
        var people = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToList();
        using var done = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await erased.AreNowAsync(Guid.NewGuid(), null, Cancellation);
        }, Cancellation);

        await Task.WhenAll(people.Select(x => Task.Run(() => BuryAsync(x))));
        await done.CancelAsync();
        await reading;

        foreach (var person in people)
            Assert.True(await erased.AreNowAsync(person, null, Cancellation));
        Assert.False(await erased.AreNowAsync(Guid.NewGuid(), null, Cancellation));
    }

    protected Task BuryAsync(Guid journeyId) => World.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<MarketingDbContext>();
        database.Add(await TombstoneOfAsync(journeyId));
        await database.SaveChangesAsync(Cancellation);
    });

    protected async Task<Tombstone> TombstoneOfAsync(Guid journeyId) => new()
    {
        Hash = (await World.Services.GetRequiredService<InstallationSecret>().GetAsync(Cancellation)).OfJourney(journeyId), ErasureId = Guid.NewGuid(), ErasedAt = TimeProvider.System.GetUtcNow(),
    };
}
