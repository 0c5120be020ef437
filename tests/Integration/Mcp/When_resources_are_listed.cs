using System.Text.Json;
using MarketingBus.Data.Mcp;
using MarketingBus.Mcp.Host.Access;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp;

public sealed class When_resources_are_listed : IAsyncLifetime
{
    RpcWorld world = null!;

    public async ValueTask InitializeAsync() => world = await RpcWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Should_show_the_approved_ones()
    {
        var result = (await world.CallAsync("resources/list", "{}")).GetProperty("result");
        var uris = result.GetProperty("resources").EnumerateArray().Select(x => x.GetProperty("uri").GetString())
            .Concat(result.GetProperty("resourceTemplates").EnumerateArray().Select(x => x.GetProperty("uriTemplate").GetString()));

        Approved.Matches(
            Repository.PathOf("tests", "Integration", "Mcp", "resources.approved.txt"), string.Join("\n", uris.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Should_show_models_without_their_bytes()
    {
        var list = await ReadAsync("data://models");
        var model = await ReadAsync("data://models/20260301-120000-3f9a");

        Assert.Equal("promoted", Assert.Single(list.EnumerateArray()).GetProperty("status").GetString());
        Assert.Equal(375, model.GetProperty("report").GetProperty("held_out_rows").GetInt32());
        Assert.False(model.TryGetProperty("artefact", out _));
    }

    [Fact]
    public async Task Should_forget_accesses_that_are_older_than_the_log_is_kept()
    {
        var now = world.Embedded.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await world.Embedded.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<Data.MarketingDbContext>();
            database.AddRange(Enumerable.Range(0, 1_200).Select(_ => AccessAt(now.AddDays(-31))).Append(AccessAt(now.AddDays(-29))));
            await database.SaveChangesAsync();
        });
        var pruner = world.Embedded.Services.GetServices<IHostedService>().OfType<AccessLogPruner>().Single();

        Assert.Equal(1_200, await pruner.PruneAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await world.Embedded.ReadAsync(x => x.Set<ResourceAccess>().CountAsync(y => y.Actor == "old")));
    }

    static ResourceAccess AccessAt(DateTimeOffset at) => new() { At = at, Actor = "old", Method = "resources/list", Allowed = true };

    async Task<JsonElement> ReadAsync(string uri)
    {
        var content = (await world.CallAsync("resources/read", $$"""{"uri": "{{uri}}"}""")).GetProperty("result").GetProperty("contents")[0];
        return JsonElement.Parse(content.GetProperty("text").GetString()!);
    }
}
