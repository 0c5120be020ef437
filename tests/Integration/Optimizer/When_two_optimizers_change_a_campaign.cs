using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Integration.Persistence;
using MarketingBus.Workers.Optimizer.Consumers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Optimizer;

public sealed class When_two_optimizers_change_a_campaign_in_sqlite() : When_two_optimizers_change_a_campaign(new InMemoryAndSqlite());

public sealed class When_two_optimizers_change_a_campaign_in_postgresql() : When_two_optimizers_change_a_campaign(new RabbitMqAndPostgreSql());

/// <summary>Two processes may hold the same campaign: what the second says was "before" would not be true.</summary>
public abstract class When_two_optimizers_change_a_campaign(IStores stores) : DatabaseTest(stores)
{
    [Fact]
    public async Task Should_let_the_second_try_again_on_what_the_first_has_written()
    {
        await SaveAsync(x => Task.FromResult(x.Add(new Campaign { SourceSystem = "ads", CampaignId = "c-1", DailyBudgetUsd = 100 })));
        await using var other = World.Services.CreateAsyncScope();
        var held = other.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var stale = await held.Set<Campaign>().SingleAsync(Cancellation);
        await SaveAsync(async x => (await x.Set<Campaign>().SingleAsync(Cancellation)).TakeSettings(BudgetOf(80), DateTimeOffset.UnixEpoch));

        stale.TakeSettings(BudgetOf(60), DateTimeOffset.UnixEpoch);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => held.SaveChangesAsync(Cancellation));

        await SaveAsync(async x => (await x.Set<Campaign>().SingleAsync(Cancellation)).TakeSettings(BudgetOf(60), DateTimeOffset.UnixEpoch));
        Assert.Equal(60, await World.ReadAsync(x => x.Set<Campaign>().Select(c => c.DailyBudgetUsd).SingleAsync(Cancellation)));
    }

    async Task SaveAsync(Func<MarketingDbContext, Task> change)
    {
        await using var scope = World.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        await change(database);
        await database.SaveChangesAsync(Cancellation);
    }

    static UpdateCampaign BudgetOf(double usd) => new()
    {
        ChangeId = Guid.NewGuid(), SourceSystem = "ads", CampaignId = "c-1", DailyBudgetUsd = usd, RequestedBy = "manager", RequestedAt = DateTimeOffset.UnixEpoch,
    };
}
