using System.Text.Json;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>One of the JSON-RPC methods as a tool: the method reads its own parameters, so that both answer and refuse alike.</summary>
/// <typeparam name="TMethod">The method.</typeparam>
/// <typeparam name="TInput">What the schema says of its parameters.</typeparam>
/// <typeparam name="TAnswer">What it answers.</typeparam>
internal sealed class MethodTool<TMethod, TInput, TAnswer>(ToolCard card) : ServedTool(card, typeof(TInput), typeof(TAnswer))
    where TMethod : class, ISignedRpcMethod
{
    /// <summary>What is taken for a parameter that the caller leaves out, where that differs from the method's own.</summary>
    public IReadOnlyDictionary<string, object> Defaults { get; init; } = new Dictionary<string, object>();

    protected override Task<object> AnswerAsync(
        Dictionary<string, JsonElement> arguments, IServiceProvider services, IToolProgress progress, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in Defaults)
            arguments.TryAdd(name, JsonSerializer.SerializeToElement(value, WireJson.Options));

        var method = services.GetRequiredKeyedService<IRpcMethod>(TMethod.Signature.Name);
        var given = JsonSerializer.SerializeToElement(arguments, WireJson.Options);
        return method.InvokeAsync(RpcParams.Of(given, TMethod.Signature), cancellationToken);
    }
}
