using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Semantic;

/// <summary>Facts as rows, with a full-text index for words and a recursive query for neighbourhoods; each database has its own words for the latter two.</summary>
internal abstract class RelationalKnowledgeGraph(MarketingDbContext database, IOptions<KnowledgeGraphOptions> options, TimeProvider time) : IKnowledgeGraph, IFactTotal
{
    /// <summary>A hub such as an industry touches every lead: from one node so many facts are followed, the heaviest.</summary>
    protected const int FanOut = GraphBounds.FanOut;

    /// <summary>So many nodes are visited in all.</summary>
    protected const int Reach = GraphBounds.Reach;

    readonly DbSet<RememberedFact> facts = database.Set<RememberedFact>();

    protected DbSet<RememberedFact> Facts => facts;

    public async Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken)
    {
        var merge = new FactMerge(options.Value, time.GetUtcNow());
        var keys = triples.Select(TripleKey.Of).ToList();

        // Before the rivals: who finds a fact as somebody else has just told it, and so has nothing to save that could collide, finds the rivals told with it too.
        var known = await database.FindAllAsync(
            keys.Select(x => (x.Subject, x.Predicate, x.Object)), (RememberedFact x) => (x.SubjectKey, x.PredicateKey, x.ObjectKey), cancellationToken);
        await LoadRivalsAsync([.. keys.Where(x => merge.IsFunctional(x.Predicate))], cancellationToken);

        var groups = keys.Where(x => merge.IsFunctional(x.Predicate)).Select(x => (x.Subject, x.Predicate)).ToHashSet();
        var all = known.Values.Concat(facts.Local.Where(x => groups.Contains((x.SubjectKey, x.PredicateKey)))).Distinct().ToDictionary(TripleKey.Of);
        foreach (var fact in merge.Tell(all, triples))
        {
            if (database.Entry(fact).State == EntityState.Detached)
                facts.Add(fact);
        }
    }

    public Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken) => TriplesAsync(About(nodes), cancellationToken);

    public Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken) => About(nodes).ExecuteDeleteAsync(cancellationToken);

    public async Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken)
    {
        IQueryable<RememberedFact> found = facts;
        if (!pattern.WithHistory)
            found = found.Where(x => x.EndedAt == null);

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

        return await TriplesAsync(found.OrderByDescending(x => x.Standing).ThenByDescending(x => x.Id).Take(GraphBounds.Limit(limit)), cancellationToken);
    }

    public Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken) =>
        TriplesAsync(HavingAllWordsOf(text, GraphBounds.Limit(limit)), cancellationToken);

    public Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken) =>
        TriplesAsync(Around(TripleKey.Fold(node), GraphBounds.Depth(depth), GraphBounds.Limit(limit)), cancellationToken);

    public async Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken)
    {
        var path = await GraphPath.FindAsync(
            TripleKey.Fold(from), TripleKey.Fold(to), GraphBounds.Depth(maximalDepth),
            nodes => Touching(nodes).AsNoTracking().ToListAsync(cancellationToken));
        return path is null ? null : Triples(path);
    }

    public async Task<long?> CountAsync(CancellationToken cancellationToken) => await facts.LongCountAsync(cancellationToken);

    /// <summary>Facts that have every word of the text in one part or another, heaviest first; null when it has no words.</summary>
    protected abstract IQueryable<RememberedFact>? HavingAllWordsOf(string text, int limit);

    /// <summary>Facts within so many steps of the node, nearest and heaviest first.</summary>
    protected abstract IQueryable<RememberedFact> Around(string node, int depth, int limit);

    /// <summary>The <see cref="FanOut"/> heaviest facts on either side of each node; one may come twice.</summary>
    protected abstract IQueryable<RememberedFact> Touching(IReadOnlyCollection<string> nodes);

    /// <summary>The context then holds all that is known of these subjects and predicates, as it is committed or as it is about to be.</summary>
    async Task LoadRivalsAsync(IReadOnlyList<TripleKey> keys, CancellationToken cancellationToken)
    {
        if (keys is [])
            return;

        var subjects = keys.Select(x => x.Subject).Distinct().ToList();
        var predicates = keys.Select(x => x.Predicate).Distinct().ToList();
        await facts.Where(x => subjects.Contains(x.SubjectKey) && predicates.Contains(x.PredicateKey)).LoadAsync(cancellationToken);
    }

    IQueryable<RememberedFact> About(IReadOnlyCollection<string> nodes)
    {
        var keys = nodes.Select(TripleKey.Fold).Distinct().ToList();
        return facts.Where(x => keys.Contains(x.SubjectKey) || keys.Contains(x.ObjectKey));
    }

    async Task<IReadOnlyList<Triple>> TriplesAsync(IQueryable<RememberedFact>? found, CancellationToken cancellationToken) =>
        found is null ? [] : Triples(await found.AsNoTracking().ToListAsync(cancellationToken));

    IReadOnlyList<Triple> Triples(IReadOnlyList<RememberedFact> found)
    {
        var now = time.GetUtcNow();
        return [.. found.Select(x => x.ToTriple(now, options.Value.HalfLife))];
    }
}
