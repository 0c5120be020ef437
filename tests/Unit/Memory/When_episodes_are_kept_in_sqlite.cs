using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_episodes_are_kept_in_sqlite() : EpisodicMemoryContract(new SqliteMemory("Memory:Episodic:Capacity=8"))
{
    [Fact]
    public async Task Should_prune_the_least_instructive_and_their_words()
    {
        var middling = Enumerable.Range(0, 6).Select(_ => Episode("forgettable", 0.5)).ToArray();
        await StoreAsync(middling);
        await StoreAsync(Episode("triumph", 1), Episode("disaster", 0));
        Time.Advance(TimeSpan.FromDays(1));
        await StoreAsync(Episode("yesterday", 0.5), Episode("today", 0.5));

        Assert.Equal(2, await Services.GetServices<IHostedService>().OfType<EpisodePruner>().Single().PruneAsync(Cancellation));

        Assert.Equal(8, (await ReadAsync<IMemoryCounts, MemoryCounts>(x => x.CountAsync(Cancellation))).Episodic);
        Assert.Equal(4, (await FindAsync("forgettable")).Count);
        foreach (var kept in new[] { "triumph", "disaster", "yesterday", "today" })
            Assert.Single(await FindAsync(kept));
        Assert.Equal(8, await IndexedAsync());
    }

    [Fact]
    public async Task Should_index_what_was_written_before_the_index_was_made()
    {
        await ReadAsync<MarketingDbContext, int>(x => x.Database.ExecuteSqlRawAsync(
            """
            DROP TRIGGER memory_episodes_text_added; DROP TRIGGER memory_episodes_text_changed; DROP TRIGGER memory_episodes_text_removed;
            DROP TABLE memory_episodes_text;
            """, Cancellation));
        await StoreAsync(Episode("demo invite"));

        await new MemoryModule().SetupAsync(Services, Cancellation);

        Assert.Single(await FindAsync("demo"));
    }

    [Fact]
    public async Task Should_keep_the_index_when_set_up_again()
    {
        await StoreAsync(Episode("demo invite"));
        await new MemoryModule().SetupAsync(Services, Cancellation);
        await StoreAsync(Episode("demo again"));

        Assert.Equal(2, (await FindAsync("demo")).Count);
    }

    Task<int> IndexedAsync() => ReadAsync<MarketingDbContext, int>(x =>
        x.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM memory_episodes_text_docsize""").SingleAsync(Cancellation));
}
