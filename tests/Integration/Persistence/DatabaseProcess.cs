using MarketingBus.Data;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class DatabaseProcess<TStores>() : DatabaseProcess(new TStores())
    where TStores : IStores, new();

/// <summary>A process with the database and nothing else. Nobody sweeps outbox and inbox, whose rows the tests write as they like.</summary>
public class DatabaseProcess(IStores stores, params string[] settings) : IAsyncLifetime
{
    static readonly string[] NeverSwept = ["Outbox:SweepAfter=36500.00:00:00", "Outbox:DuplicateDetectionWindow=36500.00:00:00"];

    EmbeddedWorld world = null!;

    public EmbeddedWorld World => world;

    public IStores Stores => stores;

    public async ValueTask InitializeAsync()
    {
        await stores.StartAsync();
        world = await EmbeddedWorld.StartAsync([new DataModule()], [.. stores.Settings, .. NeverSwept, .. settings]);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
