using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

/// <summary>A database of each test's own, on each of the stores.</summary>
public abstract class DatabaseTest(IStores stores, params string[] settings) : IAsyncLifetime
{
    readonly DatabaseProcess process = new(stores, settings);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected EmbeddedWorld World => process.World;

    protected IStores Stores => process.Stores;

    public ValueTask InitializeAsync() => process.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return process.DisposeAsync();
    }
}
