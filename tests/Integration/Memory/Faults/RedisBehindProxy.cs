using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Chaos;

namespace MarketingBus.Tests.Integration.Memory.Faults;

/// <summary>A Redis database of its own that a test can take away, hold up and slow down.</summary>
internal sealed class RedisBehindProxy : IAsyncDisposable
{
    const int Number = 41;

    readonly RedisDatabase database;

    RedisBehindProxy(RedisDatabase database) => this.database = database;

    public TcpProxy Proxy { get; } = TcpProxy.Before(Servers.RedisPort);

    public IReadOnlyList<string> Settings => ["Memory:ShortTerm:Store=Redis", database.SettingBy(Proxy.Port), "Memory:Resilience:ApplyInterval=00:00:00.2"];

    public static async Task<RedisBehindProxy> StartAsync() => new(await RedisDatabase.EmptyAsync(Number));

    /// <summary>How many turns the conversation has taken, around the proxy; 0 when it is not there.</summary>
    public async Task<int> TurnsAsync(string conversationId) => (int)await database.Database.HashGetAsync($"marketingbus:conversation:{{{conversationId}}}", "turns");

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await database.DisposeAsync();
    }
}
