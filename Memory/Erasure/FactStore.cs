using System.Runtime.CompilerServices;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Messaging;

namespace MarketingBus.Memory.Erasure;

/// <summary>What the knowledge graph says of the person's nodes. What it says of segments and companies is of many people, and stays.</summary>
internal sealed class FactStore(IKnowledgeGraph graph) : IPersonalDataStore
{
    public string Name => "memory.facts";

    public IReadOnlyList<Type> Tables { get; } = [typeof(RememberedFact)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var known = await CountAsync(people, cancellationToken);
        if (!known.IsEmpty)
        {
            foreach (var nodes in NodesOf(people).Select(x => x.Key).Chunk(Chunks.MostKeys))
                await graph.ForgetAsync(nodes, cancellationToken);
        }

        return known;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, byNode) = (new PersonCounts(), NodesOf(people));
        foreach (var nodes in byNode.Select(x => x.Key).Chunk(Chunks.MostKeys))
        {
            foreach (var fact in await graph.AboutAsync(nodes, cancellationToken))
                counts.Add(new[] { fact.Subject, fact.Object }.Select(TripleKey.Fold).SelectMany(x => byNode[x]).Distinct());
        }

        return counts;
    }

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var fact in await graph.AboutAsync(NodesOf(person), cancellationToken))
            yield return fact;
    }

    /// <summary>The nodes that we make of a lead, and those that others may have made of an address.</summary>
    public static List<string> NodesOf(Person person) =>
    [
        .. person.Names.Select(x => GraphNode.Lead(x.SourceSystem, x.LeadId, MarketingIds.Journey(x.SourceSystem, x.LeadId)))
            .Concat(person.Journeys.Select(x => $"{GraphNode.OfLead}{x}"))
            .Concat(person.Addresses)
            .Distinct(),
    ];

    /// <summary>Whose each node is, by its name as the graph compares it.</summary>
    public static ILookup<string, Person> NodesOf(People people) =>
        people.All.By(x => NodesOf(x).Select(TripleKey.Fold));
}
