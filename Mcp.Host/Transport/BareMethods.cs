using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Data.Ingress;
using MarketingBus.Mcp.Host.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Our methods for clients that speak MCP: "getLeadData" sent as it is, within a session, with a revision, or with neither.</summary>
internal sealed class BareMethods(
    IEnumerable<RpcSignature> signatures, RpcDispatcher dispatcher, RpcOverHttp http, IHttpContextAccessor context, IOptions<JsonRpcOptions> options)
{
    const string MetaName = "_meta";

    // What has a slash is a method of MCP, which the SDK answers.
    readonly HashSet<string> names = [.. signatures.Select(x => x.Name).Where(x => !x.Contains('/'))];

    public bool Contains(string method) => names.Contains(method);

    /// <summary>
    /// The SDK opens sessions only for "initialize". A client that has none and asks for one of our methods gets a plain answer, which the transport allows.
    /// </summary>
    public void AnswerFirst(IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = request => HttpMethods.IsPost(request.Request.Method) && !McpClient.IsInConversation(request.Request) ? PostAsync(request, next) : next(request);
    });

    public IEnumerable<McpServerRequestHandler> Handlers() => names.Select(name => new McpServerRequestHandler { Method = name, Handler = AnswerAsync });

    async Task PostAsync(HttpContext request, RequestDelegate next)
    {
        using var body = new MemoryStream();
        await request.Request.Body.CopyToAsync(body, request.RequestAborted);
        var message = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (MethodOf(message) is { } method && Contains(method))
        {
            await http.AnswerAsync(request, message);
            return;
        }

        body.Position = 0;
        request.Request.Body = body;
        await next(request);
    }

    async ValueTask<JsonNode?> AnswerAsync(JsonRpcRequest request, CancellationToken cancellationToken)
    {
        var caller = CallerIdentity.Of(context.HttpContext!, options.Value);
        var answer = await dispatcher.DispatchAsync(MessageOf(request), caller, cancellationToken);
        var members = JsonNode.Parse(answer!.Value.Span)!.AsObject();
        if (members["error"] is JsonObject error)
            throw RpcFailures.Of(error);

        var result = members["result"];
        members.Remove("result");
        if (result is JsonObject complete && McpRevision.IsStateless(request.Context?.ProtocolVersion))
            complete["resultType"] = "complete";

        return result;
    }

    static byte[] MessageOf(JsonRpcRequest request)
    {
        var parameters = request.Params?.DeepClone();
        (parameters as JsonObject)?.Remove(MetaName);
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = request.Method };
        if (parameters is not null)
            message["params"] = parameters;

        return JsonSerializer.SerializeToUtf8Bytes(message, McpJsonUtilities.DefaultOptions);
    }

    static string? MethodOf(ReadOnlyMemory<byte> message)
    {
        var (document, _) = RpcMessage.Read(message);
        using (document)
        {
            return document?.RootElement is { ValueKind: JsonValueKind.Object } request && request.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String
                ? TextRules.TextOf(method)
                : null;
        }
    }
}
