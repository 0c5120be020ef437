using System.Runtime.CompilerServices;
using MarketingBus.Contracts;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Memory.Erasure;

/// <summary>What the knowledge graph says of the person's nodes. What it says of segments and companies is of many people, and stays.</summary>
internal sealed class FactStore(IKnowledgeGraph graph, MissingMemories missing) : IPersonalDataStore
{
    const int MostAtOnce = 1_000;

    public string Name => "memory.facts";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedFact)];

    public async Task<long> EraseAsync(Person person, CancellationToken cancellationToken)
    {
        var known = await CountAsync(person, cancellationToken);
        if (known > 0)
            await graph.ForgetAsync(NodesOf(person), cancellationToken);

        return known;
    }

    public Task<long> CountAsync(Person person, CancellationToken cancellationToken) =>
        ExportAsync(person, cancellationToken).LongCountAsync(cancellationToken).AsTask();

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var node in NodesOf(person))
        {
            foreach (var fact in await graph.FindAsync(new TriplePattern(Subject: node, WithHistory: true), MostAtOnce, cancellationToken))
                yield return fact;
            foreach (var fact in await graph.FindAsync(new TriplePattern(Object: node, WithHistory: true), MostAtOnce, cancellationToken))
                yield return fact;

            // A graph that does not answer knows nothing, which is not to say that nothing is there.
            missing.Demand(MemoryType.Semantic);
        }
    }

    /// <summary>The nodes that we make of a lead, and those that others may have made of an address.</summary>
    public static List<string> NodesOf(Person person) =>
    [
        .. person.Names.Select(x => GraphNode.Lead(x.SourceSystem, x.LeadId, MarketingIds.Journey(x.SourceSystem, x.LeadId)))
            .Concat(person.Journeys.Select(x => $"lead:{x}"))
            .Concat(person.Addresses)
            .Distinct(),
    ];
}
