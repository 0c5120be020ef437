using System.Text.Json.Serialization;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>What the actor may read, in the form that MCP gives it.</summary>
internal sealed class ResourcesList(IEnumerable<IResourceSource> sources, RpcCaller caller) : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("resources/list");

    public Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        parameters.Check();
        var entries = sources.SelectMany(x => x.Entries).Where(x => caller.MayUse(x.Uri)).ToList();
        return Task.FromResult<object>(new Answer(
            [.. entries.Where(x => !x.IsTemplate).Select(x => new Resource(x.Uri, x.Uri, x.Description))],
            [.. entries.Where(x => x.IsTemplate).Select(x => new Template(x.Uri, x.Uri, x.Description))]));
    }

    sealed record Answer(IReadOnlyList<Resource> Resources, [property: JsonPropertyName("resourceTemplates")] IReadOnlyList<Template> Templates);

    sealed record Resource(string Uri, string Name, string Description, [property: JsonPropertyName("mimeType")] string MimeType = "application/json");

    sealed record Template(
        [property: JsonPropertyName("uriTemplate")] string UriTemplate, string Name, string Description,
        [property: JsonPropertyName("mimeType")] string MimeType = "application/json");
}
