using MarketingBus.Contracts;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Memory.Resilience;
using MarketingBus.Memory.Semantic;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>Facts by words, by pattern, or around a node.</summary>
internal sealed class SearchGraph(IKnowledgeGraph graph, MissingMemories missing, RpcCaller caller) : ISignedRpcMethod
{
    const int DefaultLimit = 50;

    public static RpcSignature Signature { get; } = new("searchGraph", "query", "subject", "predicate", "object", "limit", "node", "depth");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var query = parameters.OptionalText("query", 500);
        var pattern = new TriplePattern(parameters.OptionalText("subject"), parameters.OptionalText("predicate"), parameters.OptionalText("object"));
        var limit = parameters.Integer("limit", DefaultLimit, 1, 1_000);
        var node = parameters.OptionalText("node");
        var depth = parameters.Integer("depth", 1, 1, 5);

        var ways = new[] { query is not null, pattern != new TriplePattern(), node is not null }.Count(x => x);
        if (ways != 1)
            parameters.Fail("query", "is one of three ways to search: give 'query', or any of 'subject', 'predicate' and 'object', or 'node'.");
        if (node is null && parameters.Has("depth"))
            parameters.Fail("depth", "goes with 'node'.");

        parameters.Check();
        caller.Demand("kg://graph");

        var knowledge = query is not null ? await graph.SearchAsync(query, limit, cancellationToken)
            : node is not null ? await graph.NeighbourhoodAsync(node, depth, limit, cancellationToken)
            : await graph.FindAsync(pattern, limit, cancellationToken);
        missing.Demand(MemoryType.Semantic);
        return new GraphAnswer(knowledge, knowledge.Count);
    }
}

/// <summary>The facts found.</summary>
internal sealed record GraphAnswer(IReadOnlyList<Triple> Knowledge, int Count);
