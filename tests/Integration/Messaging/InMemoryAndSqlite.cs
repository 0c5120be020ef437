using MarketingBus.Data;
using MarketingBus.Tests.Support;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class InMemoryAndSqlite : IStores
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-");

    public IReadOnlyList<string> Settings => [$"Database:Path={Path.Combine(folder.FullName, "marketingbus.db")}"];

    public bool HasBroker => false;

    public Task StartAsync() => Task.CompletedTask;

    public MarketingDbContext Open() => Database.At(folder.FullName);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
