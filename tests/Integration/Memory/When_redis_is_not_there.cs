using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_redis_is_not_there
{
    [Fact]
    public async Task Should_start_say_so_and_keep_a_turn()
    {
        await using var world = await EmbeddedWorld.StartAsync(
            [new DataModule(), new MemoryModule()], ["Memory:ShortTerm:Store=Redis", "Redis:ConnectionString=127.0.0.1:1,connectTimeout=500,asyncTimeout=500"]);

        var ready = await world.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var answer = await ready.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "degraded"), (ready.StatusCode, answer.GetProperty("checks").GetProperty("redis").GetString()));

        await world.InScopeAsync(async services =>
        {
            await services.GetRequiredService<IShortTermMemory>()
                .StoreAsync("c-1", new Dictionary<string, JsonElement>(), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
            await services.GetRequiredService<IMemoryUnitOfWork>().SaveAsync(TestContext.Current.CancellationToken);
        });
        Assert.Equal("c-1", await world.ReadAsync(x => x.Set<KeptMemoryWrite>().Select(kept => kept.Key).SingleAsync(TestContext.Current.CancellationToken)));
    }
}
