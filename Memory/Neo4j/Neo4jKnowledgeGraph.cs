using MarketingBus.Data.Memory;
using MarketingBus.Memory.Semantic;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Neo4j;

/// <summary>
/// Facts in Neo4j. A write is done when the call returns, outside the caller's unit of work: what fails fails the caller, whose message comes again, and a fact that is told again changes nothing.
/// </summary>
internal sealed class Neo4jKnowledgeGraph(Neo4jClient client, Neo4jSchema schema, IOptions<KnowledgeGraphOptions> options, TimeProvider time) : IKnowledgeGraph, IFactTotal
{
    public async Task UpsertAsync(IReadOnlyList<Triple> triples, CancellationToken cancellationToken)
    {
        if (triples is [])
            return;

        await schema.EnsureAsync(client, cancellationToken);
        await client.WriteAsync(async transaction =>
        {
            var merge = new FactMerge(options.Value, time.GetUtcNow());
            await transaction.RunAsync(Neo4jStatements.Lock, new() { ["nodes"] = Subjects(triples) });
            var known = await transaction.RunAsync(Neo4jStatements.Known, new() { ["wanted"] = Wanted(triples, merge) });
            var changed = merge.Tell(known.Select(Neo4jFact.Of).ToDictionary(TripleKey.Of), triples);
            if (changed.Count > 0)
                await transaction.RunAsync(Neo4jStatements.Write, new() { ["facts"] = changed.Select(Neo4jFact.Row) });
        }, cancellationToken);
    }

    public Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, object?> { ["limit"] = GraphBounds.Limit(limit) };
        if (pattern.Subject is not null)
            parameters["subject"] = Key(pattern.Subject);
        if (pattern.Predicate is not null)
            parameters["predicate"] = Key(pattern.Predicate);
        if (pattern.Object is not null)
            parameters["object"] = Key(pattern.Object);

        return TriplesAsync(
            Neo4jStatements.Find(pattern.Subject is not null, pattern.Predicate is not null, pattern.Object is not null, pattern.WithHistory), parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<Triple>> SearchAsync(string text, int limit, CancellationToken cancellationToken)
    {
        // Only letters and digits of it remain, each word in quotes, so nothing that a person types is ever read as an operator.
        var words = Words.Of(text);
        return words.Count == 0
            ? []
            : await TriplesAsync(
                Neo4jStatements.Search, new() { ["query"] = string.Join(" AND ", words.Select(x => $"\"{x}\"")), ["limit"] = GraphBounds.Limit(limit) }, cancellationToken);
    }

    public async Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(client, cancellationToken);
        return Triples(await GraphWalk.FindAsync(
            TripleKey.Fold(node), GraphBounds.Depth(depth), GraphBounds.Limit(limit), async (nodes, perNode) =>
            [
                .. (await client.ReadAsync(
                    Neo4jStatements.Touching, new() { ["nodes"] = nodes.Select(Neo4jFact.Key), ["limit"] = perNode }, cancellationToken)).Select(Neo4jFact.Of),
            ]));
    }

    public async Task<IReadOnlyList<Triple>?> PathAsync(string from, string to, int maximalDepth, CancellationToken cancellationToken)
    {
        if (TripleKey.Fold(from) == TripleKey.Fold(to))
            return [];

        await schema.EnsureAsync(client, cancellationToken);
        var found = await client.ReadAsync(
            Neo4jStatements.Path(GraphBounds.Depth(maximalDepth)), new() { ["from"] = Key(from), ["to"] = Key(to) }, cancellationToken);
        return found is [IReadOnlyList<object?> facts, ..] ? Triples(facts.Select(Neo4jFact.Of)) : null;
    }

    public Task<IReadOnlyList<Triple>> AboutAsync(IReadOnlyCollection<string> nodes, CancellationToken cancellationToken) =>
        TriplesAsync(Neo4jStatements.About, new() { ["nodes"] = nodes.Select(Key).Distinct() }, cancellationToken);

    public async Task ForgetAsync(IReadOnlyList<string> nodes, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(client, cancellationToken);
        await client.WriteAsync(Neo4jStatements.Forget, new() { ["nodes"] = nodes.Select(Key).Distinct() }, cancellationToken);
    }

    public async Task<long?> CountAsync(CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(client, cancellationToken);
        return (long)(await client.ReadAsync(Neo4jStatements.Count, [], cancellationToken))[0]!;
    }

    /// <summary>In one order, so that two who lock the same do not wait for each other.</summary>
    static IEnumerable<object> Subjects(IReadOnlyList<Triple> triples) =>
        triples.GroupBy(x => Key(x.Subject)).OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => new Dictionary<string, object?> { ["key"] = x.Key, ["name"] = Data.StorableText.Of(x.First().Subject.Trim()) });

    static IEnumerable<object> Wanted(IReadOnlyList<Triple> triples, FactMerge merge) =>
        triples.Select(TripleKey.Of)
            .Select(x => (Subject: Neo4jFact.Key(x.Subject), Predicate: Neo4jFact.Key(x.Predicate), Object: merge.IsFunctional(x.Predicate) ? null : Neo4jFact.Key(x.Object)))
            .Distinct()
            .Select(x => new Dictionary<string, object?> { ["subject"] = x.Subject, ["predicate"] = x.Predicate, ["object"] = x.Object });

    static string Key(string name) => Neo4jFact.Key(TripleKey.Fold(name));

    async Task<IReadOnlyList<Triple>> TriplesAsync(string statement, Dictionary<string, object?> parameters, CancellationToken cancellationToken)
    {
        await schema.EnsureAsync(client, cancellationToken);
        return Triples((await client.ReadAsync(statement, parameters, cancellationToken)).Select(Neo4jFact.Of));
    }

    IReadOnlyList<Triple> Triples(IEnumerable<RememberedFact> found)
    {
        var now = time.GetUtcNow();
        return [.. found.Select(x => x.ToTriple(now, options.Value.HalfLife))];
    }
}
