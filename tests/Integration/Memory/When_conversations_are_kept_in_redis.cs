using System.Text.Json;
using MarketingBus.Memory;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Tests.Support.Memories;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_conversations_are_kept_in_redis() : ShortTermMemoryContract(new RedisMemory())
{
    static readonly TimeSpan OneHour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Should_lose_no_turn_of_many_that_write_one_conversation_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => StoreAsync("c-1", $$"""{"turn-{{i}}":{{i}}}""")));

        Assert.Equal(150, (await GetAsync("c-1"))!.Context.Count);
    }

    [Fact]
    public async Task Should_change_nothing_when_a_turn_comes_again()
    {
        await TurnAsync("first", 1);
        await TurnAsync("second", 2);
        Time.Advance(TimeSpan.FromMinutes(1));
        await TurnAsync("first", 1);

        var context = (await GetAsync("c-1"))!;
        Assert.Equal(2, context.Context["score"].GetInt32());
        Assert.Equal(Time.GetUtcNow() - TimeSpan.FromMinutes(1), context.StoredAt);
    }

    [Fact]
    public async Task Should_be_forgotten_by_redis_itself()
    {
        await TurnAsync("first", 1);

        var left = await RedisMemory.AskAsync(async redis => new[]
        {
            await redis.KeyTimeToLiveAsync("marketingbus:conversation:{c-1}"), await redis.KeyTimeToLiveAsync("marketingbus:conversation:{c-1}:names"),
            await redis.KeyTimeToLiveAsync("marketingbus:conversation:{c-1}:turns"),
        });
        Assert.All(left, x => Assert.InRange(x!.Value, TimeSpan.FromMinutes(59), OneHour));
    }

    [Fact]
    public async Task Should_count_those_that_have_not_ended()
    {
        await StoreAsync("old", "{}");
        Time.Advance(TimeSpan.FromMinutes(30));
        await StoreAsync("young", "{}");
        Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(1, (await ReadAsync<IMemoryCounts, MemoryCounts>(x => x.CountAsync(Cancellation))).ShortTerm);
    }

    Task TurnAsync(string turn, int score) => SaveAsync<IShortTermMemory>(memory => memory.StoreAsync(
        [new ConversationUpdate("c-1", new Dictionary<string, JsonElement> { ["score"] = JsonSerializer.SerializeToElement(score) }, OneHour, turn)], Cancellation));
}
