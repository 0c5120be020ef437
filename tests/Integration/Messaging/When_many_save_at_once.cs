using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class When_many_save_at_once_on_in_memory_and_sqlite() : When_many_save_at_once(new InMemoryAndSqlite());

public sealed class When_many_save_at_once_on_rabbitmq_and_postgresql() : When_many_save_at_once(new RabbitMqAndPostgreSql());

public abstract class When_many_save_at_once(IStores stores) : ProbeTest(stores)
{
    [Fact]
    public async Task Should_fail_only_the_one_that_conflicts()
    {
        await using var world = await StartAsync();
        var taken = Guid.NewGuid();
        await SaveAsync(world, taken);

        var saves = Enumerable.Range(0, 100).Select(i => Task.Run(() => SaveAsync(world, i == 50 ? taken : Guid.NewGuid()))).ToArray();
        await Task.WhenAll(saves.Where((_, i) => i != 50));

        await Assert.ThrowsAsync<DbUpdateException>(() => saves[50]);
        Assert.Equal(100, await world.ReadAsync(x => x.Set<EngagementEvent>().CountAsync()));
    }

    static Task SaveAsync(EmbeddedWorld world, Guid eventId) =>
        world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.Add(new EngagementEvent { EventId = eventId, LeadId = "x", OccurredAt = DateTimeOffset.UnixEpoch });
            await database.SaveChangesAsync();
        });
}
