using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Sqlite;

/// <summary>Searches by FTS5.</summary>
internal sealed class SqliteKnowledgeGraph(MarketingDbContext database, IOptions<KnowledgeGraphOptions> options, TimeProvider time)
    : RelationalKnowledgeGraph(database, options, time)
{
    protected override IQueryable<RememberedFact>? HavingAllWordsOf(string text, int limit) =>
        MatchExpression.AllWordsOf(text) is not { } expression
            ? null
            : Facts.FromSql(
                $"""
                SELECT f.* FROM memory_facts_text t JOIN memory_facts f ON f."Id" = t.rowid
                WHERE f."EndedAt" IS NULL AND t.memory_facts_text MATCH {expression}
                ORDER BY f."Standing" DESC, f."Id" DESC LIMIT {limit}
                """);

    protected override IQueryable<RememberedFact> Around(string node, int depth, int limit)
    {
        // A fact touches the node at its near end: its far end need not be visited.
        var lastStep = depth - 1;
        return Facts.FromSql(
            $"""
            WITH RECURSIVE reached(node, distance) AS (
                SELECT {node}, 0
                UNION
                SELECT f."ObjectKey", r.distance + 1 FROM reached r JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "EndedAt" IS NULL AND "SubjectKey" = r.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut}) WHERE r.distance < {lastStep}
                UNION
                SELECT f."SubjectKey", r.distance + 1 FROM reached r JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "EndedAt" IS NULL AND "ObjectKey" = r.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut}) WHERE r.distance < {lastStep}
                ORDER BY 2 LIMIT {Reach}
            ),
            nodes(node, distance) AS (SELECT node, MIN(distance) FROM reached GROUP BY node),
            touched(id, distance) AS (
                SELECT f."Id", n.distance FROM nodes n JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "EndedAt" IS NULL AND "SubjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {limit})
                UNION ALL
                SELECT f."Id", n.distance FROM nodes n JOIN memory_facts f ON f."Id" IN
                    (SELECT "Id" FROM memory_facts WHERE "EndedAt" IS NULL AND "ObjectKey" = n.node ORDER BY "Standing" DESC, "Id" DESC LIMIT {limit})
            ),
            nearest(id, distance) AS (SELECT id, MIN(distance) FROM touched GROUP BY id)
            SELECT f.* FROM nearest n JOIN memory_facts f ON f."Id" = n.id
            ORDER BY n.distance, f."Standing" DESC, f."Id" DESC LIMIT {limit}
            """);
    }

    protected override IQueryable<RememberedFact> Touching(IReadOnlyCollection<string> nodes)
    {
        var keys = JsonSerializer.Serialize(nodes);
        return Facts.FromSql(
            $"""
            SELECT f.* FROM json_each({keys}) n JOIN memory_facts f ON f."Id" IN
                (SELECT "Id" FROM memory_facts WHERE "EndedAt" IS NULL AND "SubjectKey" = n.value ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
            UNION ALL
            SELECT f.* FROM json_each({keys}) n JOIN memory_facts f ON f."Id" IN
                (SELECT "Id" FROM memory_facts WHERE "EndedAt" IS NULL AND "ObjectKey" = n.value ORDER BY "Standing" DESC, "Id" DESC LIMIT {FanOut})
            """);
    }
}
