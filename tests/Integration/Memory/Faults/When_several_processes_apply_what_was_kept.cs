using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

/// <summary>On PostgreSQL, where processes share the rows.</summary>
[Collection(nameof(RedisBehindProxy))]
public sealed class When_several_processes_apply_what_was_kept : IAsyncLifetime
{
    const int Turns = 250;

    RedisBehindProxy redis = null!;
    PostgreSqlMemory memory = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisBehindProxy.StartAsync();
        memory = new PostgreSqlMemory([.. redis.Settings, "Memory:Resilience:ApplyBatch=20"]);
        await memory.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await memory.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Should_take_turns_so_that_each_is_applied_once_and_in_order()
    {
        redis.Proxy.Down();
        await using (var scope = memory.Services.CreateAsyncScope())
        {
            var conversations = scope.ServiceProvider.GetRequiredService<IShortTermMemory>();
            for (var turn = 1; turn <= Turns; turn++)
                await conversations.StoreAsync("c-1", new Dictionary<string, JsonElement> { ["turn"] = JsonSerializer.SerializeToElement(turn) }, TimeSpan.FromHours(1), Cancellation);
            await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Cancellation);
        }

        redis.Proxy.Up();
        var sweeper = memory.Services.GetServices<IHostedService>().OfType<KeptWriteSweeper>().Single();
        var applied = 0;
        while (await KeptAsync() > 0)
        {
            memory.Time.Advance(TimeSpan.FromSeconds(2));
            applied += (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sweeper.SweepAsync(Cancellation)))).Sum();
        }

        Assert.Equal(Turns, applied);
        Assert.Equal(Turns, await redis.TurnsAsync("c-1"));
        await using var reading = memory.Services.CreateAsyncScope();
        var conversation = await reading.ServiceProvider.GetRequiredService<IShortTermMemory>().GetAsync("c-1", Cancellation);
        Assert.Equal(Turns, conversation!.Context["turn"].GetInt32());
    }

    async Task<int> KeptAsync()
    {
        await using var scope = memory.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Set<KeptMemoryWrite>().CountAsync(Cancellation);
    }
}
