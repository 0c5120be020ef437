using MarketingBus.Contracts;
using MarketingBus.Learning;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

/// <summary>The whole product: nothing stands in for orchestrator or workers.</summary>
public sealed class WholeWorld : IAsyncLifetime
{
    EmbeddedWorld? world;

    public EmbeddedWorld World => world ?? throw new InvalidOperationException("The world has not started.");

    public async ValueTask InitializeAsync() => world = await EmbeddedWorld.StartAsync(
        configure: builder => builder.Services.TryAddSingleton<ILeadScorer, NoPromotedModel>());

    public async ValueTask DisposeAsync()
    {
        if (world is not null)
            await world.DisposeAsync();
    }

    public Task<Answer> PostAsync(string path, string body, string? key = null) => World.Http.SendJsonAsync(path, body, key);

    public Task<Answer> GetAsync(string path) => World.Http.ReadAsync(path);
}

/// <summary>Where Learning brings no scorer, the rules decide.</summary>
internal sealed class NoPromotedModel : ILeadScorer
{
    public LeadScores? Score(IReadOnlyList<LeadProfile> leads) => null;
}
