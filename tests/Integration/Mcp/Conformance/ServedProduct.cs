using MarketingBus.Host.Embedded;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Conformance;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Conformance;

/// <summary>Every module of the product, and the fixtures.</summary>
public sealed class ServedProduct : IAsyncLifetime
{
    EmbeddedWorld world = null!;

    public Uri Url => new(world.Http.BaseAddress!, "/mcp");

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync([.. EmbeddedModules.All(), new ConformanceModule()]);

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
