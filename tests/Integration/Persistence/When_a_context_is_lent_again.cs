using MarketingBus.Data;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class When_a_context_is_lent_again() : DatabaseTest(new InMemoryAndSqlite())
{
    const int PoolSize = 1024;

    [Fact]
    public async Task Should_stand_alone_whoever_had_it_before()
    {
        MarketingDbContext? lent = null;
        await World.InScopeAsync(services =>
        {
            lent = services.GetRequiredService<MarketingDbContext>();
            Assert.NotNull(lent.Work);
            return Task.CompletedTask;
        });

        // The pool gives out first what came back first.
        var factory = World.Services.GetRequiredService<IDbContextFactory<MarketingDbContext>>();
        var taken = new List<MarketingDbContext>();
        while (taken.Count < PoolSize && !taken.Contains(lent!))
            taken.Add(await factory.CreateDbContextAsync(Cancellation));

        Assert.Contains(lent!, taken);
        Assert.All(taken, x => Assert.Null(x.Work));
        foreach (var one in taken)
            await one.DisposeAsync();
    }
}
