using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Mcp.Host.Protocol;
using MarketingBus.Platform.Hosting;

namespace MarketingBus.Mcp.Host.Methods;

/// <summary>What an agent should do next, from what is known of the lead, its campaign and similar cases.</summary>
internal sealed class RecommendAction(AdviceReader reader, RpcCaller caller) : ISignedRpcMethod
{
    public static RpcSignature Signature { get; } = new("recommendAction", "context", "agent_type");

    public async Task<object> InvokeAsync(RpcParams parameters, CancellationToken cancellationToken)
    {
        var context = parameters.Map("context");
        var agent = parameters.Enum("agent_type", WireName.All<AgentType>());
        if (!parameters.Has("context"))
            parameters.Fail("context", "is required.");

        foreach (var name in new[] { "lead_id", "source_system", "campaign_id", "scenario" })
        {
            if (context.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                parameters.Fail($"context.{name}", "is a string.");
        }

        parameters.Check();
        caller.Demand("memory://episodic");

        var fields = context.Where(x => x.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            .ToDictionary(x => x.Key, x => x.Value.ToString());
        return NextAction.Decide(agent, await reader.ReadAsync(fields, cancellationToken));
    }
}
