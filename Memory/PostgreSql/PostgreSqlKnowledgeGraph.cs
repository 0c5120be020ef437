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

        // Until it is known which facts are the nearest, only indexes are read: they hold what orders facts, and a hub's facts lie all over the table.
        // PostgreSQL goes one step at a time and computes no more of "reached" than is taken: the limit ends the walk with the nearest.
        return Facts.FromSql(
            $"""
            WITH RECURSIVE reached(node, distance) AS (
                SELECT {node}::text, 0
                UNION
                SELECT next.node, r.distance + 1 FROM reached r CROSS JOIN LATERAL (
                    SELECT f."ObjectKey" AS node FROM memory.facts f JOIN
                        (SELECT "Id" FROM memory.facts WHERE "EndedAt" IS NULL AND "SubjectKey" = r.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut}) best ON f."Id" = best."Id"
                    UNION ALL
                    SELECT f."SubjectKey" FROM memory.facts f JOIN
                        (SELECT "Id" FROM memory.facts WHERE "EndedAt" IS NULL AND "ObjectKey" = r.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut}) best ON f."Id" = best."Id"
                ) next WHERE r.distance < {lastStep}
            ),
            visited(node, distance) AS (SELECT node, distance FROM reached LIMIT {Reach}),
            nodes(node, distance) AS (SELECT node, MIN(distance) FROM visited GROUP BY node),
            touched(id, standing, distance) AS (
                SELECT near.id, near.standing, n.distance FROM nodes n CROSS JOIN LATERAL (
                    (SELECT "Id" AS id, "Standing" AS standing FROM memory.facts WHERE "EndedAt" IS NULL AND "SubjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {limit})
                    UNION ALL
                    (SELECT "Id", "Standing" FROM memory.facts WHERE "EndedAt" IS NULL AND "ObjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {limit})
                ) near
            ),
            nearest(id, standing, distance) AS (
                SELECT id, MIN(standing), MIN(distance) FROM touched GROUP BY id ORDER BY MIN(distance), MIN(standing) DESC, id DESC LIMIT {limit}
            )
            SELECT f."Id", f."Subject", f."Predicate", f."Object", f."SubjectKey", f."PredicateKey", f."ObjectKey", f."Weight", f."Source", f."Evidence", f."Revision",
                f."FirstSeenAt", f."LastSeenAt", f."EndedAt", f."Standing", f."Version"
            FROM nearest n JOIN memory.facts f ON f."Id" = n.id
            ORDER BY n.distance, n.standing DESC, n.id DESC
            """);
    }

    protected override IQueryable<RememberedFact> Touching(IReadOnlyCollection<string> nodes)
    {
        string[] keys = [.. nodes];
        return Facts.FromSql(
            $"""
            SELECT f.* FROM unnest({keys}) n(node) CROSS JOIN LATERAL (
                (SELECT "Id" FROM memory.facts WHERE "EndedAt" IS NULL AND "SubjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
                UNION ALL
                (SELECT "Id" FROM memory.facts WHERE "EndedAt" IS NULL AND "ObjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
            ) near JOIN memory.facts f ON f."Id" = near."Id"
            """);
    }
}
