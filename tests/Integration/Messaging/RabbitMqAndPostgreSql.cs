using MarketingBus.Data;
using MarketingBus.Tests.Integration.Memory;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class RabbitMqAndPostgreSql : IStores
{
    PostgreSqlDatabase? database;
    OwnVirtualHost? broker;

    public IReadOnlyList<string> Settings =>
        [.. broker!.Settings, "Transport:Kind=RabbitMq", "Database:Provider=PostgreSql", $"Database:ConnectionString={database!.ConnectionString}"];

    public bool HasBroker => true;

    public async Task StartAsync()
    {
        broker = await OwnVirtualHost.CreateAsync();
        database = await MigratedDatabases.BorrowAsync();
    }

    public MarketingDbContext Open() => new(new DbContextOptionsBuilder<MarketingDbContext>().UseNpgsql(database!.ConnectionString).Options);

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
            MigratedDatabases.Return(database);
        if (broker is not null)
            await broker.DisposeAsync();
    }
}
