using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.ShortTerm;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory.Faults;

[Collection(nameof(RedisBehindProxy))]
public sealed class When_a_person_is_erased_whose_writes_are_kept : IAsyncLifetime
{
    static readonly Person Bob = new() { Journeys = [MarketingIds.Journey("crm", "L-1")], Names = [new PersonName("crm", "L-1")], Addresses = ["bob@example.com"], Conversations = ["talk"] };

    RedisBehindProxy redis = null!;
    EmbeddedWorld world = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisBehindProxy.StartAsync();
        // Nobody sweeps but the test.
        world = await EmbeddedWorld.StartAsync([new DataModule(), new MemoryModule()], [.. redis.Settings, "Memory:Resilience:ApplyInterval=00:10:00"]);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await redis.DisposeAsync();
    }

    /// <summary>However the address is written; of two leads whose ids differ by a letter's case, one.</summary>
    [Theory]
    [InlineData("""{"subject":"Acme","predicate":"has_contact","object":"Bob@Example.com","weight":1}""", true)]
    [InlineData("""{"subject":"Acme","predicate":"has_contact","object":"Bob \u003CBOB@example.com.\u003E","weight":1}""", true)]
    [InlineData("""{"subject":"lead:crm/L-1","predicate":"works_at","object":"Acme","weight":1}""", true)]
    [InlineData("""{"subject":"lead:crm/l-1","predicate":"works_at","object":"Acme","weight":1}""", false)]
    [InlineData("""{"subject":"Acme","predicate":"has_contact","object":"bobby@example.com","weight":1}""", false)]
    public async Task Should_be_found_in_facts(string fact, bool isTheirs)
    {
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.Add(new KeptMemoryWrite { Memory = MemoryType.Semantic, Key = "acme", Content = fact, KeptAt = DateTimeOffset.UnixEpoch });
            await database.SaveChangesAsync(Cancellation);
            var store = services.GetServices<IPersonalDataStore>().Single(x => x.Name == "memory.kept_writes");

            Assert.Equal(isTheirs ? 1 : 0, (await store.EraseAsync(new People([Bob]), Cancellation)).Of(Bob));
        });

        Assert.Equal(isTheirs ? 0 : 1, await world.ReadAsync(x => x.Set<KeptMemoryWrite>().CountAsync(Cancellation)));
    }

    /// <summary>A process that stood still may keep a write after the erasure has searched.</summary>
    [Fact]
    public async Task Should_not_be_written_when_the_store_is_back()
    {
        redis.Proxy.Down();
        await KeepAsync("of-bob", """{"lead":{"email":"BOB@example.com"} }""");
        await KeepAsync("of-ann", """{"assistant":"Bob <bob@example.com>","topic":"tea"}""");
        Assert.Equal(2, await world.ReadAsync(x => x.Set<KeptMemoryWrite>().CountAsync(Cancellation)));

        await BuryAsync();
        redis.Proxy.Up();
        var sweeper = world.Services.GetServices<IHostedService>().OfType<KeptWriteSweeper>().Single();
        await Waiting.EventuallyAsync(async () =>
        {
            await sweeper.SweepAsync(Cancellation);
            return await world.ReadAsync(x => x.Set<KeptMemoryWrite>().CountAsync(Cancellation));
        }, x => x == 0, "everything is applied");

        await world.InScopeAsync(async services =>
        {
            var conversations = services.GetRequiredService<IShortTermMemory>();
            Assert.Null(await conversations.GetAsync("of-bob", Cancellation));
            var other = (await conversations.GetAsync("of-ann", Cancellation))!.Context;
            Assert.Equal(("[erased]", "tea"), (other["assistant"].GetString(), other["topic"].GetString()));
        });
    }

    Task KeepAsync(string conversation, string context) => world.InScopeAsync(async services =>
    {
        var said = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(context)!;
        await services.GetRequiredService<IShortTermMemory>().StoreAsync(conversation, said, TimeSpan.FromHours(1), Cancellation);
        await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Cancellation);
    });

    Task BuryAsync() => world.InScopeAsync(async services =>
    {
        var (database, hash) = (services.GetRequiredService<MarketingDbContext>(), await services.GetRequiredService<InstallationSecret>().GetAsync(Cancellation));
        foreach (var one in hash.Of(Bob))
            database.Add(new Tombstone { Hash = one, ErasureId = Guid.NewGuid(), ErasedAt = TimeProvider.System.GetUtcNow() });
        await database.SaveChangesAsync(Cancellation);
        services.GetRequiredService<ErasedPeople>().IsBehind();
    });
}
