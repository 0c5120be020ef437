using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Reads one resource, in the form that MCP gives it: its JSON is a text.</summary>
internal sealed class ResourcesRead(IEnumerable<IResourceSource> sources, RpcCaller caller) : ISignedRpcMethod
{
    const int UriLimit = 2_000;

    public static RpcSignature Signature { get; } = new("resources/read", "uri");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var text = parameters.Text("uri", UriLimit);
        parameters.Check();

        var uri = ResourceUri.Parse(text);
        var source = sources.FirstOrDefault(x => x.Scheme == uri?.Scheme);
        if (uri is null || source is null)
            parameters.Fail("uri", $"begins with one of {string.Join(", ", sources.Select(x => $"{x.Scheme}://"))} and a name.");

        parameters.Check();
        caller.Demand(uri!.Text);
        var data = await source!.ReadAsync(uri, cancellationToken)
            ?? throw RpcException.NotFound("There is nothing at this address.", new { Uri = text });

        return new { Contents = new[] { new Content(text, JsonSerializer.Serialize(data, data.GetType(), WireJson.Options)) } };
    }

    sealed record Content(string Uri, string Text, [property: JsonPropertyName("mimeType")] string MimeType = "application/json");
}
