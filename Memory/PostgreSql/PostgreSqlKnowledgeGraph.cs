using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.PostgreSql;

/// <summary>Searches by a text index on words as they are.</summary>
internal sealed class PostgreSqlKnowledgeGraph(MarketingDbContext database, IOptions<KnowledgeGraphOptions> options, TimeProvider time)
    : RelationalKnowledgeGraph(database, options, time)
{
    protected override IQueryable<RememberedFact>? HavingAllWordsOf(string text, int limit) =>
        TextQuery.AllWordsOf(text) is not { } query
            ? null
            : Facts.FromSql(
                $"""
                SELECT f.* FROM memory.facts f WHERE f."EndedAt" IS NULL AND f."Words" @@ to_tsquery('pg_catalog.simple', {query})
                ORDER BY f."Standing" DESC, f."Id" DESC LIMIT {limit}
                """);

    protected override IQueryable<RememberedFact> Around(string node, int depth, int limit)
    {
        // A fact touches the node at its near end: its far end need not be visited.
        var lastStep = depth - 1;

        // PostgreSQL goes one step at a time and computes no more of "reached" than is taken: the limit ends the walk with the nearest.
        return Facts.FromSql(
            $"""
            WITH RECURSIVE reached(node, distance) AS (
                SELECT {node}::text, 0
                UNION
                SELECT next.node, r.distance + 1 FROM reached r CROSS JOIN LATERAL (
                    (SELECT "ObjectKey" AS node FROM memory.facts WHERE "EndedAt" IS NULL AND "SubjectKey" = r.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
                    UNION ALL
                    (SELECT "SubjectKey" FROM memory.facts WHERE "EndedAt" IS NULL AND "ObjectKey" = r.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
                ) next WHERE r.distance < {lastStep}
            ),
            visited(node, distance) AS (SELECT node, distance FROM reached LIMIT {Reach}),
            nodes(node, distance) AS (SELECT node, MIN(distance) FROM visited GROUP BY node),
            touched(id, distance) AS (
                SELECT near.id, n.distance FROM nodes n CROSS JOIN LATERAL (
                    (SELECT "Id" AS id FROM memory.facts WHERE "EndedAt" IS NULL AND "SubjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {limit})
                    UNION ALL
                    (SELECT "Id" FROM memory.facts WHERE "EndedAt" IS NULL AND "ObjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {limit})
                ) near
            ),
            nearest(id, distance) AS (SELECT id, MIN(distance) FROM touched GROUP BY id)
            SELECT f.* FROM nearest n JOIN memory.facts f ON f."Id" = n.id
            ORDER BY n.distance, f."Standing" DESC, f."Id" DESC LIMIT {limit}
            """);
    }

    protected override IQueryable<RememberedFact> Touching(IReadOnlyCollection<string> nodes)
    {
        string[] keys = [.. nodes];
        return Facts.FromSql(
            $"""
            SELECT near.* FROM unnest({keys}) n(node) CROSS JOIN LATERAL (
                (SELECT * FROM memory.facts WHERE "EndedAt" IS NULL AND "SubjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
                UNION ALL
                (SELECT * FROM memory.facts WHERE "EndedAt" IS NULL AND "ObjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
            ) near
            """);
    }
}
