using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Semantic;

/// <summary>Facts as rows, with a full-text index for words and a recursive query for neighbourhoods; each database has its own words for the latter two.</summary>
internal abstract class RelationalKnowledgeGraph(MarketingDbContext database) : IKnowledgeGraph
{
    const int MaximalLimit = 1_000;
    const int MaximalDepth = 5;

    /// <summary>A hub such as an industry touches every lead: from one node so many facts are followed, the heaviest.</summary>
    protected const int FanOut = 500;

    /// <summary>So many nodes are visited in all.</summary>
    protected const int Reach = 2_000;

    readonly DbSet<RememberedFact> facts = database.Set<RememberedFact>();

    protected DbSet<RememberedFact> Facts => facts;

    public async Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken)
    {
        var keys = triples.Select(TripleKey.Of).Select(x => (x.Subject, x.Predicate, x.Object));
        var known = (await database.FindAllAsync(keys, (RememberedFact x) => (x.SubjectKey, x.PredicateKey, x.ObjectKey), cancellationToken))
            .ToDictionary(x => TripleKey.Of(x.Value), x => x.Value);
        foreach (var triple in triples)
        {
            var key = TripleKey.Of(triple);
            if (!known.TryGetValue(key, out var fact))
            {
                fact = triple.ToRow(key);
                known.Add(key, fact);
                facts.Add(fact);
            }
            else if (triple.Weight > fact.Weight)
                fact.TakeOver(triple);
        }
    }

    public Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken)
    {
        var keys = nodes.Select(TripleKey.Fold).ToList();
        return facts.Where(x => keys.Contains(x.SubjectKey) || keys.Contains(x.ObjectKey)).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken)
    {
        IQueryable<RememberedFact> found = facts;
        if (pattern.Subject is not null)
        {
            var subject = TripleKey.Fold(pattern.Subject);
            found = found.Where(x => x.SubjectKey == subject);
        }

        if (pattern.Predicate is not null)
        {
            var predicate = TripleKey.Fold(pattern.Predicate);
            found = found.Where(x => x.PredicateKey == predicate);
        }

        if (pattern.Object is not null)
        {
            var target = TripleKey.Fold(pattern.Object);
            found = found.Where(x => x.ObjectKey == target);
        }

        return await TriplesAsync(found.OrderByDescending(x => x.Weight).ThenByDescending(x => x.Id).Take(Bounded(limit)), cancellationToken);
    }

    public Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) =>
        TriplesAsync(HavingAllWordsOf(text, Bounded(limit)), cancellationToken);

    public Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) =>
        TriplesAsync(Around(StorableText.Of(TripleKey.Fold(node)), Math.Clamp(depth, 1, MaximalDepth), Bounded(limit)), cancellationToken);

    /// <summary>Facts that have every word of the text in one part or another, heaviest first; null when it has no words.</summary>
    protected abstract IQueryable<RememberedFact>? HavingAllWordsOf(string text, int limit);

    /// <summary>Facts within so many steps of the node, nearest and heaviest first.</summary>
    protected abstract IQueryable<RememberedFact> Around(string node, int depth, int limit);

    static int Bounded(int limit) => Math.Clamp(limit, 1, MaximalLimit);

    static async Task<IReadOnlyList<Triple>> TriplesAsync(IQueryable<RememberedFact>? found, CancellationToken cancellationToken) =>
        found is null ? [] : [.. (await found.AsNoTracking().ToListAsync(cancellationToken)).Select(FactRows.ToTriple)];
}
