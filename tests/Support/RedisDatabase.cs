using StackExchange.Redis;

namespace MarketingBus.Tests.Support;

/// <summary>One of the test server's numbered databases, empty before and after.</summary>
public sealed class RedisDatabase : IAsyncDisposable
{
    readonly ConnectionMultiplexer connection;
    readonly int number;

    RedisDatabase(ConnectionMultiplexer connection, int number)
    {
        (this.connection, this.number) = (connection, number);
        Setting = $"Redis:ConnectionString={Servers.Redis},defaultDatabase={number}";
    }

    /// <summary>For a process that shall use it.</summary>
    public string Setting { get; }

    public static async Task<RedisDatabase> EmptyAsync(int number)
    {
        await Servers.RequireRedisAsync();
        var database = new RedisDatabase(await ConnectionMultiplexer.ConnectAsync($"{Servers.Redis},defaultDatabase={number},allowAdmin=true"), number);
        await database.EmptyAsync();
        return database;
    }

    /// <summary>The same, for a process that shall reach it by another port.</summary>
    public string SettingBy(int port) => $"Redis:ConnectionString=127.0.0.1:{port},defaultDatabase={number}";

    public IDatabase Database => connection.GetDatabase();

    public Task<bool> HasAsync(string key) => connection.GetDatabase().KeyExistsAsync(key);

    /// <summary>The keys that have a text in their name or in anything that they hold.</summary>
    public async Task<IReadOnlyList<string>> SearchAsync(string text)
    {
        var database = connection.GetDatabase();
        var found = new List<string>();
        await foreach (var key in connection.GetServers()[0].KeysAsync(database.Database))
        {
            var values = await database.KeyTypeAsync(key) switch
            {
                RedisType.Hash => (await database.HashGetAllAsync(key)).SelectMany(x => new[] { x.Name, x.Value }),
                RedisType.SortedSet => await database.SortedSetRangeByRankAsync(key),
                _ => [await database.StringGetAsync(key)],
            };
            if (values.Append((string)key!).Any(x => x.ToString().Contains(text, StringComparison.OrdinalIgnoreCase)))
                found.Add($"redis {key}");
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await EmptyAsync();
        await connection.DisposeAsync();
    }

    Task<RedisResult> EmptyAsync() => connection.GetDatabase().ExecuteAsync("FLUSHDB");
}
