using System.Text.Json;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>A tool as the MCP server calls it: who may, with which parameters, and the answer as structured content.</summary>
internal abstract class ServedTool : McpServerTool
{
    readonly ToolCard card;

    protected ServedTool(ToolCard card, Type input, Type answer)
    {
        this.card = card;
        ProtocolTool = new Tool
        {
            Name = card.Name,
            Title = card.Title,
            Description = card.Description,
            InputSchema = ToolSchema.OfInput(input),
            OutputSchema = ToolSchema.OfAnswer(answer),
            Annotations = card.Annotations,
        };
    }

    public override Tool ProtocolTool { get; }

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var services = request.Services ?? throw new InvalidOperationException("A tool is called within a service scope: McpServerOptions.ScopeRequests is on.");
        services.GetRequiredService<RpcCaller>().Demand(card.Scope);
        var arguments = new Dictionary<string, JsonElement>(request.Params?.Arguments ?? new Dictionary<string, JsonElement>(), StringComparer.Ordinal);
        var answer = JsonSerializer.SerializeToElement(await AnswerAsync(arguments, services, new ToolProgress(request), cancellationToken), WireJson.Options);
        return new CallToolResult { StructuredContent = answer, Content = [new TextContentBlock { Text = answer.GetRawText() }] };
    }

    protected abstract Task<object> AnswerAsync(
        Dictionary<string, JsonElement> arguments, IServiceProvider services, IToolProgress progress, CancellationToken cancellationToken);
}

/// <summary>One tool of ours.</summary>
internal sealed class ServedTool<TTool, TInput, TAnswer>() : ServedTool(TTool.Card, typeof(TInput), typeof(TAnswer))
    where TTool : class, ITool<TInput, TAnswer>
    where TInput : class
    where TAnswer : class
{
    protected override async Task<object> AnswerAsync(
        Dictionary<string, JsonElement> arguments, IServiceProvider services, IToolProgress progress, CancellationToken cancellationToken) =>
        await ActivatorUtilities.CreateInstance<TTool>(services).CallAsync(ToolInput.Read<TInput>(arguments), progress, cancellationToken);
}
