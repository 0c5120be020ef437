using System.Text.Json.Serialization;
using MarketingBus.Mcp.Host.Protocol;

namespace MarketingBus.Mcp.Host.Resources;

/// <summary>Reads one resource, in the form that MCP gives it: its JSON is a text.</summary>
internal sealed class ResourcesRead(ResourceReader reader) : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("resources/read", "uri");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var text = parameters.Text("uri", ResourceReader.UriLimit);
        parameters.Check();

        var uri = reader.Parse(text);
        if (uri is null)
            parameters.Fail("uri", reader.Sentence);

        parameters.Check();
        return new { Contents = new[] { new Content(text, await reader.ReadAsync(uri!, cancellationToken)) } };
    }

    sealed record Content(string Uri, string Text, [property: JsonPropertyName("mimeType")] string MimeType = "application/json");
}
