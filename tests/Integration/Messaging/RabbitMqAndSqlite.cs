using MarketingBus.Data;
using MarketingBus.Tests.Support;

namespace MarketingBus.Tests.Integration.Messaging;

public sealed class RabbitMqAndSqlite : IStores
{
    readonly InMemoryAndSqlite database = new();
    OwnVirtualHost? broker;

    public IReadOnlyList<string> Settings => [.. database.Settings, .. broker!.Settings, "Transport:Kind=RabbitMq"];

    public bool HasBroker => true;

    public async Task StartAsync() => broker = await OwnVirtualHost.CreateAsync();

    public MarketingDbContext Open() => database.Open();

    public async ValueTask DisposeAsync()
    {
        if (broker is not null)
            await broker.DisposeAsync();
        await database.DisposeAsync();
    }
}
