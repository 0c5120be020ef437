namespace MarketingBus.Memory.Neo4j;

/// <summary>
/// All that is ever said to Neo4j. Data goes in parameters only; where Cypher takes none, as in the length of a path, there is a statement for each case. Nodes are known by their folded names, and a fact is a
/// relationship that carries everything, so that what holds between two nodes is read without looking at them.
/// </summary>
internal static class Neo4jStatements
{
    public static readonly IReadOnlyList<string> Setup =
    [
        "CREATE CONSTRAINT marketingbus_node_key IF NOT EXISTS FOR (n:KnowledgeNode) REQUIRE n.key IS UNIQUE",
        "CREATE INDEX marketingbus_fact_standing IF NOT EXISTS FOR ()-[f:FACT]-() ON (f.predicateKey, f.standing)",
        "CREATE FULLTEXT INDEX marketingbus_fact_words IF NOT EXISTS FOR ()-[f:FACT]-() ON EACH [f.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    ];

    public const string AwaitIndexes = "CALL db.awaitIndexes(60)";

    public const string Ping = "RETURN 1 AS one";

    /// <summary>Setting a property locks the node until the commit: of two who tell of one subject, one waits. $nodes: key, name.</summary>
    public const string Lock =
        """
        UNWIND $nodes AS node
        MERGE (n:KnowledgeNode {key: node.key})
        SET n.name = coalesce(n.name, node.name)
        """;

    /// <summary>$wanted: subject, predicate, object; without an object all that is known of the other two.</summary>
    public const string Known =
        """
        UNWIND $wanted AS wanted
        MATCH (s:KnowledgeNode {key: wanted.subject})-[f:FACT]->(o:KnowledgeNode)
        WHERE f.predicateKey = wanted.predicate AND (wanted.object IS NULL OR o.key = wanted.object)
        WITH DISTINCT f
        RETURN properties(f) AS fact
        """;

    /// <summary>$facts: subject, object (keys), subjectName, objectName, predicate, properties.</summary>
    public const string Write =
        """
        UNWIND $facts AS fact
        MERGE (s:KnowledgeNode {key: fact.subject}) ON CREATE SET s.name = fact.subjectName
        MERGE (o:KnowledgeNode {key: fact.object}) ON CREATE SET o.name = fact.objectName
        MERGE (s)-[f:FACT {predicateKey: fact.predicate}]->(o)
        SET f = fact.properties
        """;

    /// <summary>$query in Lucene's words, $limit.</summary>
    public const string Search =
        """
        CALL db.index.fulltext.queryRelationships('marketingbus_fact_words', $query) YIELD relationship AS f
        WHERE f.endedAt IS NULL
        RETURN properties(f) AS fact ORDER BY f.standing DESC, f.subject, f.predicate, f.object LIMIT $limit
        """;

    /// <summary>The heaviest facts of each of $nodes, at most $limit for each.</summary>
    public const string Touching =
        """
        UNWIND $nodes AS key
        MATCH (n:KnowledgeNode {key: key})
        CALL (n) {
            MATCH (n)-[f:FACT]-(:KnowledgeNode)
            WHERE f.endedAt IS NULL
            RETURN f ORDER BY f.standing DESC, f.subject, f.predicate, f.object LIMIT $limit
        }
        WITH DISTINCT f
        RETURN properties(f) AS fact
        """;

    /// <summary>All facts of each of $nodes, history too.</summary>
    public const string About =
        """
        UNWIND $nodes AS key
        MATCH (:KnowledgeNode {key: key})-[f:FACT]-(:KnowledgeNode)
        WITH DISTINCT f
        RETURN properties(f) AS fact
        """;

    /// <summary>The node goes with all its facts. $nodes.</summary>
    public const string Forget =
        """
        UNWIND $nodes AS key
        MATCH (n:KnowledgeNode {key: key})
        DETACH DELETE n
        """;

    public const string Count = "MATCH ()-[f:FACT]->() RETURN count(f) AS facts";

    /// <summary>Those of $subject, $predicate and $object that are given, and $limit.</summary>
    public static string Find(bool subject, bool predicate, bool target, bool history)
    {
        var start = subject ? "(:KnowledgeNode {key: $subject})" : "(:KnowledgeNode)";
        var end = target ? "(:KnowledgeNode {key: $object})" : "(:KnowledgeNode)";
        return $"""
            MATCH {start}-[f:FACT]->{end}
            WHERE {(predicate ? "f.predicateKey = $predicate AND " : "")}f.standing IS NOT NULL{(history ? "" : " AND f.endedAt IS NULL")}
            RETURN properties(f) AS fact ORDER BY f.standing DESC, f.subject, f.predicate, f.object LIMIT $limit
            """;
    }

    /// <summary>A shortest way from $from to $to, which must differ; depth is 1 to 5.</summary>
    public static string Path(int depth) =>
        $"""
        MATCH (a:KnowledgeNode {"{key: $from}"}), (b:KnowledgeNode {"{key: $to}"})
        MATCH p = shortestPath((a)-[:FACT*..{depth}]-(b))
        WHERE all(f IN relationships(p) WHERE f.endedAt IS NULL)
        RETURN [f IN relationships(p) | properties(f)] AS facts
        """;
}
