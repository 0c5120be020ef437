using MarketingBus.Tests.Integration.Worlds;
using MarketingBus.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(EmbeddedProduct))]

namespace MarketingBus.Tests.Integration.Worlds;

/// <summary>One embedded world for every suite that is closed over it; started by the first that needs it.</summary>
public sealed class EmbeddedProduct : IProduct, IAsyncDisposable
{
    readonly Lazy<Task<EmbeddedWorld>> world = new(() => EmbeddedWorld.StartAsync(settings: ProductTest.Settings, keepsLog: true));

    public async Task<IWorld> StartAsync() => await world.Value;

    public async ValueTask DisposeAsync()
    {
        if (world.IsValueCreated && world.Value.IsCompletedSuccessfully)
            await (await world.Value).DisposeAsync();
    }
}
