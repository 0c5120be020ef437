using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace MarketingBus.Mcp.Host.Transport;

/// <summary>Two endpoints take POST /mcp: MCP clients go to the SDK's, everybody else to ours.</summary>
internal sealed class McpEndpointSelector : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsBare);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var toSdk = McpClient.Sent(httpContext.Request);
        if (!IsAnyFor(toSdk, candidates))
            return Task.CompletedTask;

        for (var i = 0; i < candidates.Count; i++)
            candidates.SetValidity(i, candidates.IsValidCandidate(i) && IsBare(candidates[i].Endpoint) != toSdk);

        return Task.CompletedTask;
    }

    /// <summary>Only the other may be left, as when the SDK's does not take the content type: that one is to answer then.</summary>
    static bool IsAnyFor(bool sdk, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && IsBare(candidates[i].Endpoint) != sdk)
                return true;
        }

        return false;
    }

    static bool IsBare(Endpoint endpoint) => endpoint.Metadata.GetMetadata<BareJsonRpc>() is not null;
}
