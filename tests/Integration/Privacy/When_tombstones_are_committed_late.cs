using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Privacy;

public sealed class When_tombstones_are_committed_late
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Many are numbered before they are committed; another's one, numbered after them, may be seen first.</summary>
    [Fact]
    public async Task Should_still_be_known()
    {
        await using var world = await EmbeddedWorld.StartAsync([new DataModule()]);
        var erased = world.Services.GetRequiredService<ErasedPeople>();
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());

        await BuryAsync(world, number: 10_001, early);
        Assert.True(await erased.AreNowAsync(early, null, Cancellation));
        await BuryAsync(world, number: 1, late);

        Assert.True(await erased.AreNowAsync(late, null, Cancellation));
        Assert.False(await erased.AreNowAsync(Guid.NewGuid(), null, Cancellation));
    }

    static async Task BuryAsync(EmbeddedWorld world, long number, Guid journeyId)
    {
        var secret = await world.Services.GetRequiredService<InstallationSecret>().GetAsync(Cancellation);
        await using var database = await world.Services.GetRequiredService<IDbContextFactory<MarketingDbContext>>().CreateDbContextAsync(Cancellation);
        database.Add(new Tombstone { Id = number, Hash = secret.OfJourney(journeyId), ErasureId = Guid.NewGuid(), ErasedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync(Cancellation);
    }
}
