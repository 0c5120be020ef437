using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_conversations_are_kept_in_sqlite() : ShortTermMemoryContract(new SqliteMemory("Memory:ShortTerm:SweepBatch=2"))
{
    [Fact]
    public async Task Should_delete_expired_rows_in_bites_and_leave_the_others()
    {
        for (var i = 0; i < 5; i++)
            await StoreAsync($"old-{i}", "{}");
        Time.Advance(TimeSpan.FromMinutes(30));
        await StoreAsync("young", "{}");
        Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(1, (await ReadAsync<IMemoryCounts, MemoryCounts>(x => x.CountAsync(Cancellation))).ShortTerm);
        Assert.Equal(6, await RowsAsync());

        var sweeper = Services.GetServices<IHostedService>().OfType<ExpiredConversationSweeper>().Single();
        Assert.Equal(5, await sweeper.SweepAsync(Cancellation));

        Assert.Equal(1, await RowsAsync());
        Assert.NotNull(await GetAsync("young"));
    }

    [Fact]
    public async Task Should_refuse_the_second_of_two_changes_made_at_once()
    {
        await StoreAsync("c-1", """{"a":1}""");

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync<IShortTermMemory>(async memory =>
        {
            await memory.StoreAsync("c-1", new Dictionary<string, System.Text.Json.JsonElement>(), TimeSpan.FromHours(1), Cancellation);
            await StoreAsync("c-1", """{"b":2}""");
        }));
    }

    Task<int> RowsAsync() => ReadAsync<MarketingDbContext, int>(x => x.Set<RememberedConversation>().CountAsync(Cancellation));
}
