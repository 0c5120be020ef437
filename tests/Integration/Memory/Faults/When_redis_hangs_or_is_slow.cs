using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

[Collection(nameof(RedisBehindProxy))]
public sealed class When_redis_hangs_or_is_slow : IAsyncLifetime
{
    const int Calls = 200;
    const int BreakAfter = 3;

    RedisBehindProxy redis = null!;
    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => redis = await RedisBehindProxy.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Should_bound_what_it_costs_those_who_ask()
    {
        var timeout = TimeSpan.FromSeconds(1);
        await StartAsync(timeout);
        redis.Proxy.Stall();
        var times = new List<TimeSpan>();
        for (var i = 0; i < Calls; i++)
        {
            var (time, missing) = await ReadAsync();
            Assert.Equal([MemoryType.ShortTerm], missing);
            times.Add(time);
        }

        // The first few find out, within the timeout; nobody after them waits at all. The look of the sweeper may have found out before them.
        Assert.InRange(times.Count(x => x > timeout / 2), 1, BreakAfter);
        Assert.All(times, x => Assert.InRange(x, TimeSpan.Zero, 3 * timeout));
    }

    [Fact]
    public async Task Should_wait_for_one_that_is_only_slow()
    {
        await StartAsync(timeout: TimeSpan.FromSeconds(5));
        redis.Proxy.Delay(TimeSpan.FromMilliseconds(50));

        for (var i = 0; i < 5; i++)
            Assert.Equal([], (await ReadAsync()).Missing);
    }

    async Task StartAsync(TimeSpan timeout)
    {
        world = await EmbeddedWorld.StartAsync([new DataModule(), new MemoryModule()],
            [.. redis.Settings, $"Memory:Resilience:Timeout={timeout}", $"Memory:Resilience:BreakAfter={BreakAfter}", "Memory:Resilience:BreakFor=00:05:00"]);
        await ReadAsync();
    }

    async Task<(TimeSpan Time, IReadOnlyList<MemoryType> Missing)> ReadAsync()
    {
        await using var scope = world.Services.CreateAsyncScope();
        var started = TimeProvider.System.GetTimestamp();
        await scope.ServiceProvider.GetRequiredService<IShortTermMemory>().GetAsync("c-1", Cancellation);
        return (TimeProvider.System.GetElapsedTime(started), scope.ServiceProvider.GetRequiredService<MissingMemories>().Types);
    }
}
