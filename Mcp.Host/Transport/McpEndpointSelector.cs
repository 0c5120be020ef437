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
        var wanted = Indices(candidates).Where(x => IsBare(candidates[x].Endpoint) != McpClient.Sent(httpContext.Request)).ToHashSet();

        // Only one of them may be left, as when the SDK's does not take the content type: that one is to answer then.
        if (wanted.Count > 0)
        {
            foreach (var i in Indices(candidates).Where(x => !wanted.Contains(x)))
                candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }

    static IEnumerable<int> Indices(CandidateSet candidates) => Enumerable.Range(0, candidates.Count).Where(candidates.IsValidCandidate);

    static bool IsBare(Endpoint endpoint) => endpoint.Metadata.GetMetadata<BareJsonRpc>() is not null;
}
