using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Sqlite;

/// <summary>Facts as rows, with a full-text index for words and a recursive query for neighbourhoods.</summary>
internal sealed class SqliteKnowledgeGraph(MarketingDbContext database) : IKnowledgeGraph
{
    const int MaximalLimit = 1_000;
    const int MaximalDepth = 5;

    // A hub such as an industry touches every lead: from one node the heaviest facts are followed, and so many nodes are visited in all.
    const int FanOut = 500;
    const int Reach = 2_000;

    readonly DbSet<RememberedFact> facts = database.Set<RememberedFact>();

    public async Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken)
    {
        var known = await LoadAsync([.. triples.Select(TripleKey.Of)], cancellationToken);
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

    public async Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken)
    {
        var found = facts.AsNoTracking();
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

    public async Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken)
    {
        if (MatchExpression.AllWordsOf(text) is not { } expression)
            return [];

        var found = facts.FromSql(
            $"""
            SELECT f.* FROM memory_facts_text t JOIN memory_facts f ON f."Id" = t.rowid
            WHERE t.memory_facts_text MATCH {expression}
            ORDER BY f."Weight" DESC, f."Id" DESC LIMIT {Bounded(limit)}
            """);
        return await TriplesAsync(found.AsNoTracking(), cancellationToken);
    }

    public async Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken)
    {
        // A fact touches the node at its near end: its far end need not be visited.
        var lastStep = Math.Clamp(depth, 1, MaximalDepth) - 1;
        var start = TripleKey.Fold(node);
        var most = Bounded(limit);
        var found = facts.FromSql(
            $"""
            WITH RECURSIVE reached(node, distance) AS (
                SELECT {start}, 0
                UNION
                SELECT f."ObjectKey", r.distance + 1 FROM reached r JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "SubjectKey" = r.node ORDER BY "Weight" DESC, "Id" DESC LIMIT {FanOut}) WHERE r.distance < {lastStep}
                UNION
                SELECT f."SubjectKey", r.distance + 1 FROM reached r JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "ObjectKey" = r.node ORDER BY "Weight" DESC, "Id" DESC LIMIT {FanOut}) WHERE r.distance < {lastStep}
                ORDER BY 2 LIMIT {Reach}
            ),
            nodes(node, distance) AS (SELECT node, MIN(distance) FROM reached GROUP BY node),
            touched(id, distance) AS (
                SELECT f."Id", n.distance FROM nodes n JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "SubjectKey" = n.node ORDER BY "Weight" DESC, "Id" DESC LIMIT {most})
                UNION ALL
                SELECT f."Id", n.distance FROM nodes n JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "ObjectKey" = n.node ORDER BY "Weight" DESC, "Id" DESC LIMIT {most})
            ),
            nearest(id, distance) AS (SELECT id, MIN(distance) FROM touched GROUP BY id)
            SELECT f.* FROM nearest n JOIN memory_facts f ON f."Id" = n.id
            ORDER BY n.distance, f."Weight" DESC, f."Id" DESC LIMIT {most}
            """);
        return await TriplesAsync(found.AsNoTracking(), cancellationToken);
    }

    static int Bounded(int limit) => Math.Clamp(limit, 1, MaximalLimit);

    static async Task<IReadOnlyList<Triple>> TriplesAsync(IQueryable<RememberedFact> found, CancellationToken cancellationToken) =>
        [.. (await found.ToListAsync(cancellationToken)).Select(FactRows.ToTriple)];

    async Task<Dictionary<TripleKey, RememberedFact>> LoadAsync(HashSet<TripleKey> keys, CancellationToken cancellationToken)
    {
        // Each part apart finds a few facts too many; the full key then chooses.
        var subjects = keys.Select(x => x.Subject).Distinct().ToList();
        var predicates = keys.Select(x => x.Predicate).Distinct().ToList();
        var objects = keys.Select(x => x.Object).Distinct().ToList();
        await facts.Where(x => subjects.Contains(x.SubjectKey) && predicates.Contains(x.PredicateKey) && objects.Contains(x.ObjectKey))
            .LoadAsync(cancellationToken);

        return facts.Local.Where(x => keys.Contains(TripleKey.Of(x))).ToDictionary(TripleKey.Of);
    }
}
