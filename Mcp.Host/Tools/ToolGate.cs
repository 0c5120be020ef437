using MarketingBus.Mcp.Host.Protocol;
using Microsoft.Extensions.Options;

namespace MarketingBus.Mcp.Host.Tools;

/// <summary>Goes by the list of actors: what an actor may use, tools may use for it. Where actors are listed, only they act.</summary>
internal sealed class ToolGate(RpcCaller caller, IOptions<JsonRpcOptions> options) : IToolGate
{
    public void Demand(string scope, string? target)
    {
        var actors = options.Value.Actors;
        if (scope == ToolScope.Act && actors.Count > 0 && !actors.ContainsKey(caller.Actor))
            throw new RpcException(new RpcError(RpcErrorCodes.Refused, $"'{caller.Actor}' may not act; a listed actor may."));

        if (target is not null)
            caller.Demand(target);
    }
}
