using System.Text.Json;
using MarketingBus.Data.Ingress;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Reads one resource as JSON, if the actor may.</summary>
internal sealed class ResourceReader(IEnumerable<IResourceSource> sources, RpcCaller caller)
{
    /// <summary>Characters of an address.</summary>
    public const int UriLimit = 2_000;

    /// <summary>The address in its parts; null when nobody here could hold anything at it.</summary>
    public ResourceUri? Parse(string text) => ResourceUri.Parse(text) is { } uri && SourceOf(uri) is not null ? uri : null;

    /// <summary>What an address has to look like.</summary>
    public string Sentence => $"begins with one of {string.Join(", ", sources.Select(x => $"{x.Scheme}://"))} and a name.";

    /// <summary>The resource, or an <see cref="RpcException"/> that says why not.</summary>
    public async Task<string> ReadAsync(ResourceUri uri, CancellationToken cancellationToken)
    {
        caller.Demand(uri.Text);
        CheckQuery(uri);
        var data = await SourceOf(uri)!.ReadAsync(uri, cancellationToken) ?? throw RpcException.NotFound("There is nothing at this address.", new { Uri = uri.Text });
        return JsonSerializer.Serialize(data, data.GetType(), WireJson.Options);
    }

    /// <summary>A name that nobody knows would choose nothing, and let everything pass.</summary>
    void CheckQuery(ResourceUri uri)
    {
        if (SourceOf(uri)!.Entries.FirstOrDefault(x => x.IsFor(uri)) is not { TakesAnyQuery: false } entry || uri.Query.Keys.FirstOrDefault(x => !entry.QueryNames.Contains(x)) is not { } unknown)
            return;

        var known = entry.QueryNames.Count == 0 ? "this address takes no query" : $"known are {string.Join(", ", entry.QueryNames)}";
        throw new RpcException(RpcError.InvalidParams(new Dictionary<string, string[]> { ["uri"] = [$"'uri' asks for '{TextRules.Shown(unknown)}', which is not known there; {known}."] }));
    }

    IResourceSource? SourceOf(ResourceUri uri) => sources.FirstOrDefault(x => x.Scheme == uri.Scheme);
}
