using MarketingBus.Tests.Support.Memories;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

/// <summary>Conversations in a Redis database of their own, emptied before each test; the rest in PostgreSQL.</summary>
public sealed class RedisMemory : IMemoryEngine
{
    static readonly string Server = Environment.GetEnvironmentVariable("MARKETINGBUS_TEST_REDIS") ?? "127.0.0.1:6482";

    readonly PostgreSqlMemory rest = new("Memory:ShortTerm:Store=Redis", $"Redis:ConnectionString={Server},defaultDatabase=13");

    public FakeTimeProvider Time => rest.Time;

    public IServiceProvider Services => rest.Services;

    public async Task StartAsync()
    {
        await EmptyAsync();
        await rest.StartAsync();
    }

    public IServiceProvider AnotherInstance() => rest.AnotherInstance();

    public ValueTask DisposeAsync() => rest.DisposeAsync();

    public static Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask) => WithAsync(x => ask(x.GetDatabase()));

    static Task<bool> EmptyAsync() => WithAsync(async x =>
    {
        await x.GetServers()[0].FlushDatabaseAsync(13);
        return true;
    });

    static async Task<T> WithAsync<T>(Func<ConnectionMultiplexer, Task<T>> work)
    {
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync($"{Server},defaultDatabase=13,allowAdmin=true");
            return await work(redis);
        }
        catch (RedisConnectionException) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"Redis does not answer at {Server}; start it with ./dev up.");
            throw;
        }
    }
}
