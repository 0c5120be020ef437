using System.Collections.Immutable;
using MarketingBus.Memory.Neo4j;
using Map = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>What each statement means, by its exact text: those of the adapter on a graph in memory, and those of the recordings.</summary>
internal sealed class Neo4jStubGraph
{
    delegate (string[] Fields, IEnumerable<object?[]> Rows) Meaning(Neo4jStubGraph graph, Map parameters);

    static readonly Dictionary<string, (bool Writes, Meaning Run)> Statements = Meanings();

    // Immutable, so that a copy for each transaction costs nothing.
    ImmutableDictionary<string, object?> nodes = ImmutableDictionary<string, object?>.Empty;
    ImmutableDictionary<FactKey, Map> facts = ImmutableDictionary<FactKey, Map>.Empty;
    ImmutableDictionary<string, ImmutableHashSet<FactKey>> touching = ImmutableDictionary<string, ImmutableHashSet<FactKey>>.Empty;

    public IEnumerable<Map> Facts => facts.Values;

    public static bool Knows(string statement) => Statements.ContainsKey(statement);

    public static bool Writes(string statement) => Statements.TryGetValue(statement, out var found) && found.Writes;

    public (string[] Fields, IEnumerable<object?[]> Rows) Run(string statement, Map parameters) => Statements[statement].Run(this, parameters);

    public Neo4jStubGraph Copy() => new() { nodes = nodes, facts = facts, touching = touching };

    static Dictionary<string, (bool Writes, Meaning Run)> Meanings()
    {
        var all = new Dictionary<string, (bool, Meaning)>
        {
            [Neo4jStatements.Lock] = (true, (graph, x) => Done(() => Each(x["nodes"], graph.AddNode))),
            [Neo4jStatements.Known] = (false, (graph, x) => Told(List(x["wanted"]).Cast<Map>().SelectMany(graph.Known).Distinct())),
            [Neo4jStatements.Write] = (true, (graph, x) => Done(() => Each(x["facts"], graph.AddFact))),
            [Neo4jStatements.Search] = (false, (graph, x) => Told(graph.Search((string)x["query"]!).Take(Limit(x)))),
            [Neo4jStatements.Touching] = (false, (graph, x) => Told(List(x["nodes"]).Cast<string>().SelectMany(node => graph.Touching(node).Take(Limit(x))).Distinct())),
            [Neo4jStatements.About] = (false, (graph, x) => Told(List(x["nodes"]).Cast<string>().SelectMany(graph.About).Distinct())),
            [Neo4jStatements.Forget] = (true, (graph, x) => Done(() => Each<string>(x["nodes"], graph.Forget))),
            [Neo4jStatements.Count] = (false, (graph, _) => (["facts"], [[graph.facts.Count]])),
            [Neo4jStatements.Ping] = (false, (_, _) => (["one"], [[1]])),
            [Neo4jStatements.AwaitIndexes] = (false, (_, _) => ([], [])),
        };
        foreach (var statement in Neo4jStatements.Setup)
            all.Add(statement, (true, (_, _) => ([], [])));
        foreach (var shape in Enumerable.Range(0, 16))
        {
            var history = (shape & 8) != 0;
            all.Add(
                Neo4jStatements.Find((shape & 1) != 0, (shape & 2) != 0, (shape & 4) != 0, history), (false, (graph, x) => Told(graph.Find(x, history).Take(Limit(x)))));
        }

        foreach (var depth in Enumerable.Range(1, 5))
            all.Add(Neo4jStatements.Path(depth), (false, (graph, x) => (["facts"], graph.Path((string)x["from"]!, (string)x["to"]!, depth))));
        foreach (var (statement, writes, fields, rows) in Neo4jStubRecorded.Statements)
            all.Add(statement, (writes, (_, _) => (fields, rows())));

        return all;
    }

    void AddNode(Map node) => AddNode((string)node["key"]!, node["name"]);

    void AddNode(string key, object? name) => nodes = nodes.SetItem(key, nodes.GetValueOrDefault(key) ?? name);

    void AddFact(Map fact)
    {
        var (subject, target) = ((string)fact["subject"]!, (string)fact["object"]!);
        AddNode(subject, fact["subjectName"]);
        AddNode(target, fact["objectName"]);
        var key = new FactKey(subject, (string)fact["predicate"]!, target);
        foreach (var node in new[] { subject, target })
            touching = touching.SetItem(node, FactsOf(node).Add(key));

        // A property that is null is none.
        facts = facts.SetItem(key, ((Map)fact["properties"]!).Where(x => x.Value is not null).ToDictionary());
    }

    IEnumerable<Map> Known(Map wanted) => FactsOf((string)wanted["subject"]!)
        .Where(x => x.Subject == (string)wanted["subject"]! && x.Predicate == (string)wanted["predicate"]! && (wanted["object"] is null || x.Object == (string)wanted["object"]!))
        .Select(x => facts[x]);

    ImmutableHashSet<FactKey> FactsOf(string node) => touching.GetValueOrDefault(node) ?? [];

    IEnumerable<Map> Find(Map given, bool history)
    {
        var candidates = given.GetValueOrDefault("subject") is string subject ? FactsOf(subject) : facts.Keys;
        return InOrder(candidates.Where(x => Is("subject", x.Subject) && Is("predicate", x.Predicate) && Is("object", x.Object)).Select(x => facts[x]).Where(x => history || Holds(x)));

        bool Is(string part, string value) => !given.TryGetValue(part, out var wanted) || (string)wanted! == value;
    }

    IEnumerable<Map> Search(string query)
    {
        var wanted = query.Split(" AND ").Select(x => x.Trim('"')).ToList();
        return InOrder(facts.Values.Where(x => Holds(x) && wanted.All(((string)x["words"]!).Split(' ').Contains)));
    }

    IEnumerable<Map> Touching(string node) => InOrder(About(node).Where(Holds));

    IEnumerable<Map> About(string node) => FactsOf(node).Select(x => facts[x]);

    void Forget(string node)
    {
        nodes = nodes.Remove(node);
        foreach (var key in FactsOf(node))
        {
            facts = facts.Remove(key);
            foreach (var end in new[] { key.Subject, key.Object })
                touching = touching.SetItem(end, FactsOf(end).Remove(key));
        }
    }

    IEnumerable<object?[]> Path(string from, string to, int depth)
    {
        var reached = new Dictionary<string, List<object?>> { [from] = [] };
        var frontier = new List<string> { from };
        for (var step = 0; step < depth && !reached.ContainsKey(to); step++)
        {
            var next = new List<string>();
            foreach (var (key, fact) in facts.Where(x => Holds(x.Value)))
            {
                foreach (var (near, far) in new[] { (key.Subject, key.Object), (key.Object, key.Subject) })
                {
                    if (frontier.Contains(near) && reached.TryAdd(far, [.. reached[near], fact]))
                        next.Add(far);
                }
            }

            frontier = next;
        }

        return reached.TryGetValue(to, out var way) && from != to ? [[way]] : [];
    }

    static (string[] Fields, IEnumerable<object?[]> Rows) Told(IEnumerable<Map> found) => (["fact"], found.Select(x => new object?[] { x }));

    static (string[] Fields, IEnumerable<object?[]> Rows) Done(Action change)
    {
        change();
        return ([], []);
    }

    static IEnumerable<Map> InOrder(IEnumerable<Map> found) => found
        .OrderByDescending(x => (double)x["standing"]!).ThenBy(x => (string)x["subject"]!, StringComparer.Ordinal)
        .ThenBy(x => (string)x["predicate"]!, StringComparer.Ordinal).ThenBy(x => (string)x["object"]!, StringComparer.Ordinal);

    static void Each(object? list, Action<Map> change) => Each<Map>(list, change);

    static void Each<T>(object? list, Action<T> change)
    {
        foreach (var entry in List(list).Cast<T>())
            change(entry);
    }

    static IReadOnlyList<object?> List(object? value) => (IReadOnlyList<object?>)value!;

    static bool Holds(Map fact) => !fact.ContainsKey("endedAt");

    static int Limit(Map parameters) => (int)(long)parameters["limit"]!;

    readonly record struct FactKey(string Subject, string Predicate, string Object);
}
