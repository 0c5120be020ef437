using MarketingBus.Data;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

/// <summary>A process with the database and nothing else, on each of the stores.</summary>
public abstract class DatabaseTest(IStores stores) : IAsyncLifetime
{
    EmbeddedWorld world = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected EmbeddedWorld World => world;

    protected IStores Stores => stores;

    public async ValueTask InitializeAsync()
    {
        await stores.StartAsync();
        world = await EmbeddedWorld.StartAsync([new DataModule()], stores.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
