using MarketingBus.Tests.Support;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>The whole product: nothing stands in for orchestrator or workers.</summary>
public sealed class WholeWorld : IAsyncLifetime
{
    EmbeddedWorld? world;

    public EmbeddedWorld World => world ?? throw new InvalidOperationException("The world has not started.");

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();
    }

    public Task<Answer> PostAsync(string path, string body, string? key = null) => World.Http.SendJsonAsync(path, body, key);

    public Task<Answer> GetAsync(string path) => World.Http.ReadAsync(path);
}
