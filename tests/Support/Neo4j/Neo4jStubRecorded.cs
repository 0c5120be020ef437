namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>Statements of the recordings that tell how Neo4j answers, whatever is asked.</summary>
internal static class Neo4jStubRecorded
{
    public static IReadOnlyList<(string Statement, bool Writes, string[] Fields, Func<IEnumerable<object?[]>> Rows)> Statements { get; } =
    [
        ("RETURN 1", false, ["1"], () => [[1]]),
        ("RETURN 1 AS x, 1.5 AS f, true AS b, null AS n, \"s\" AS s, [1,2] AS l, {a:1} AS m", false, ["x", "f", "b", "n", "s", "l", "m"], () => [Simple]),
        (
            "RETURN 1 AS x, 1.5 AS f, true AS b, null AS n, \"s\" AS s, [1,2] AS l, {a:1} AS m, date(\"2024-01-02\") AS d, datetime(\"2024-01-02T03:04:05.006Z\") AS dt, duration(\"P1DT2H\") AS du, point({latitude:1.0,longitude:2.0}) AS p",
            false, ["x", "f", "b", "n", "s", "l", "m", "d", "dt", "du", "p"],
            () =>
            [
                [
                    .. Simple, new Neo4jStubTyped("Date", "2024-01-02"), new DateTimeOffset(2024, 1, 2, 3, 4, 5, 6, TimeSpan.Zero), new Neo4jStubTyped("Duration", "P1DT2H"),
                    new Neo4jStubTyped("Point", "SRID=4326;POINT (2.0 1.0)"),
                ],
            ]),
        ("RETURN $zz AS z", false, ["z"], () => []),
        ("UNWIND [1,0] AS x RETURN 1/x AS y", false, ["y"], () => new[] { 1, 0 }.Select(x => new object?[] { 1 / x })),
        ("CREATE (:Tmp)", true, [], () => []),
        ("CREATE (t:Tmp {x:1}) RETURN t.x AS x", true, ["x"], () => [[1]]),
        ("CREATE (:Tmp {x:2})", true, [], () => []),
        ("MATCH (t:Tmp) RETURN count(t) AS n", false, ["n"], () => [[1]]),
        ("CREATE CONSTRAINT lead_id IF NOT EXISTS FOR (l:Lead) REQUIRE l.id IS UNIQUE", true, [], () => []),
        ("CREATE FULLTEXT INDEX ft IF NOT EXISTS FOR (m:Memory) ON EACH [m.id]", true, [], () => []),
        ("CALL db.awaitIndexes(30)", false, [], () => []),
        ("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'testpass1'", true, [], () => []),
        ("CALL dbms.components() YIELD name, versions, edition RETURN *", false, ["edition", "name", "versions"], () => [["community", "Neo4j Kernel", new[] { "5.26.0" }]]),
        (
            "MATCH p=shortestPath((a:Lead {id:\"a\"})-[*..4]-(b:Lead {id:\"b\"})) RETURN length(p) AS len, [n IN nodes(p)|n.id] AS ids",
            false, ["len", "ids"], () => [[1, new[] { "a", "b" }]]),
    ];

    static object?[] Simple => [1, 1.5, true, null, "s", new[] { 1, 2 }, new Dictionary<string, object?> { ["a"] = 1 }];
}
