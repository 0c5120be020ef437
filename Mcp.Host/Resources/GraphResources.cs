using MarketingBus.Memory.Semantic;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>The knowledge graph.</summary>
internal sealed class GraphResources(IKnowledgeGraph graph) : IResourceSource
{
    public string Scheme => "kg";

    public IReadOnlyList<ResourceEntry> Entries { get; } =
        [new("kg://graph{?subject,predicate,object,limit}", "Knowledge graph", "Facts, heaviest first; ?subject=, ?predicate=, ?object=, ?limit=")];

    public async Task<object?> ReadAsync(ResourceUri uri, CancellationToken cancellationToken) =>
        uri is { Kind: "graph", Id: null }
            ? await graph.FindAsync(new TriplePattern(uri["subject"], uri["predicate"], uri["object"]), uri.Limit, cancellationToken)
            : null;
}
