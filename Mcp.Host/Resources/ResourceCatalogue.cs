using MarketingBus.Mcp.Host.Protocol;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Protocol;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>What the actor may read, in pages: first the addresses that are always there, then campaigns and models one by one.</summary>
internal sealed class ResourceCatalogue(IEnumerable<IResourceSource> sources, RpcCaller caller, IOptions<JsonRpcOptions> options)
{
    const string Json = "application/json";

    readonly List<IResourceSource> sources = [.. sources];

    public async Task<ListResourcesResult> ListAsync(string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(Access.RpcScope.Read);
        var at = ResourceCursor.Parse(cursor);
        var page = new List<Resource>();
        if (at.Source == 0)
        {
            page.AddRange(Entries().Where(x => !x.IsTemplate).Select(ResourceOf));
            at = new ResourceCursor(1, null);
        }

        while (at.Source <= sources.Count && page.Count < options.Value.PageSize)
            at = await ListAsync(at, page, cancellationToken);

        return new ListResourcesResult { Resources = page, NextCursor = at.Source <= sources.Count ? at.ToString() : null };
    }

    public ListResourceTemplatesResult Templates()
    {
        caller.Demand(Access.RpcScope.Read);
        return new ListResourceTemplatesResult
        {
            ResourceTemplates =
            [
                .. Entries().Where(x => x.Template.Contains('{')).Select(x => new ResourceTemplate
                {
                    UriTemplate = x.Template, Name = x.Uri, Title = x.Title, Description = x.Description, MimeType = Json,
                }),
            ],
        };
    }

    IEnumerable<ResourceEntry> Entries() => sources.SelectMany(x => x.Entries).Where(x => caller.MayUse(x.Beginning));

    /// <summary>Takes what fits of one source, and says where to go on.</summary>
    async Task<ResourceCursor> ListAsync(ResourceCursor at, List<Resource> page, CancellationToken cancellationToken)
    {
        var room = options.Value.PageSize - page.Count;
        var listed = await sources[at.Source - 1].ListAsync(at.After, room, cancellationToken);
        page.AddRange(listed.Where(x => caller.MayUse(x.Uri)).Select(x => new Resource { Uri = x.Uri, Name = x.Uri, Title = x.Title, Description = x.Description, MimeType = Json }));
        return listed.Count == room ? at with { After = listed[^1].Key } : new ResourceCursor(at.Source + 1, null);
    }

    static Resource ResourceOf(ResourceEntry entry) => new() { Uri = entry.Uri, Name = entry.Uri, Title = entry.Title, Description = entry.Description, MimeType = Json };
}
