using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using MarketingBus.Tests.Support.Memories;
using MarketingBus.Workers.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_episodes_repeat() : MemoryContract(new SqliteMemory())
{
    [Fact]
    public async Task Should_become_facts_with_their_number_and_outcome()
    {
        await StoreAsync("sms", 6, 1);
        await StoreAsync("call", 5, 0.1);
        await StoreAsync("email", 4, 1);
        await StoreAsync("web", 5, 0.5);

        Assert.True(await ConsolidateAsync(Services));

        var facts = await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new("saas/founder"), 10, Cancellation));
        Assert.Equal(
            [
                ("avoids", "call", Math.Round(4.5 / 9.5, 10), "consolidation: 5 episodes, mean outcome 0.10"),
                ("prefers", "sms", Math.Round(6 / 11.0, 10), "consolidation: 6 episodes, mean outcome 1.00"),
            ],
            facts.Select(x => (x.Predicate, x.Object, Math.Round(x.Weight, 10), x.Source!)).Order());
    }

    [Fact]
    public async Task Should_be_consolidated_by_one_instance_and_once_in_an_interval()
    {
        await StoreAsync("sms", 6, 1);

        var both = await Task.WhenAll(ConsolidateAsync(Services), ConsolidateAsync(AnotherInstance()));
        Assert.Single(both, x => x);
        Assert.False(await ConsolidateAsync(Services));

        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await ConsolidateAsync(Services));
        Assert.Single(await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 10, Cancellation)));
    }

    static Task<bool> ConsolidateAsync(IServiceProvider services) => new Consolidation(
        services.GetRequiredService<IServiceScopeFactory>(), Options.Create(new MemoryWorkerOptions()), services.GetRequiredService<IHostApplicationLifetime>(),
        services.GetRequiredService<TimeProvider>(), NullLogger<Consolidation>.Instance).ConsolidateAsync(Cancellation);

    Task StoreAsync(string channel, int count, double outcome) => SaveAsync<IEpisodicMemory>(memory => memory.StoreAsync(
        [
            .. Enumerable.Range(0, count).Select(_ => new Episode
            {
                EpisodeId = Guid.NewGuid(), Scenario = "anything", Actions = [], OutcomeScore = outcome, OccurredAt = Time.GetUtcNow(),
                Situation = new Dictionary<string, string> { ["industry"] = "SaaS", ["persona"] = "Founder", ["channel"] = channel },
            }),
        ], Cancellation));
}
