using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory.Faults;

/// <summary>The memories on SQLite, but for the graph, which is on a server that fails.</summary>
public abstract class FlakyGraphTest : MemoryContract
{
    protected static readonly TimeSpan BreakFor = TimeSpan.FromSeconds(2);

    protected FlakyGraphTest()
        : this(new FlakyGraph())
    {
    }

    FlakyGraphTest(FlakyGraph graph)
        : base(new SqliteMemory(
            "Memory:Resilience:Timeout=00:00:00.5", "Memory:Resilience:BreakAfter=3", "Memory:Resilience:BreakFor=00:00:02",
            "Memory:Resilience:ApplyBatch=3", "Memory:Resilience:Tries=2")
        {
            Configure = services => services.AddSingleton(graph).AddResilientGraph<FlakyGraph>(),
        }) => Graph = graph;

    private protected FlakyGraph Graph { get; }

    protected MemoryStatus Status => Assert.Single(Services.GetRequiredService<IMemoryHealth>().Look());

    protected Task<int> SweepAsync() => Services.GetServices<IHostedService>().OfType<KeptWriteSweeper>().Single().SweepAsync(Cancellation);

    protected Task UpsertAsync(params Triple[] triples) => SaveAsync<IKnowledgeGraph>(graph => graph.UpsertAsync(triples, Cancellation));

    protected async Task<(IReadOnlyList<Triple> Facts, IReadOnlyList<MemoryType> Missing)> FindAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var facts = await scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>().FindAsync(new(), 10, Cancellation);
        return (facts, scope.ServiceProvider.GetRequiredService<MissingMemories>().Types);
    }

    protected Task<List<KeptMemoryWrite>> KeptAsync() =>
        ReadAsync<MarketingDbContext, List<KeptMemoryWrite>>(x => x.Set<KeptMemoryWrite>().AsNoTracking().OrderBy(kept => kept.Id).ToListAsync(Cancellation));

    protected static Triple Fact(string subject, string value) => new(subject, "is", value);
}
