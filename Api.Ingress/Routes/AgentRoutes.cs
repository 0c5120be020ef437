using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>One question to one agent, answered in the same request when the agent is quick enough.</summary>
internal static class AgentRoutes
{
    public static void MapAgents(this IEndpointRouteBuilder endpoints)
    {
        var agents = endpoints.MapGroup("/api/agents").WithTags("Agents");
        Map<LeadEventBody, TriageAnswer>(agents, "/triage", EventRequests.Lead, "Classify, score and route a lead");
        Map<EngageBody, EngageAnswer>(agents, "/engage", AgentRequests.Engagement, "Send a lead one message");
        Map<CampaignEventBody, OptimizeAnswer>(agents, "/optimize", EventRequests.Campaign, "Judge a campaign's figures");
        Map<HandoffBody, EscalatedAnswer>(agents, "/handoff", AgentRequests.Handoff, "Hand a lead over to another agent; answers what that agent answers");
    }

    static void Map<TBody, TAnswer>(RouteGroupBuilder agents, string path, Func<JsonFields, RequestIdentity, Submission> read, string summary)
        where TBody : notnull =>
        agents.MapPost(path, (HttpRequest request, AgentCalls calls, CancellationToken cancellationToken) => calls.CallAsync(request, read, cancellationToken))
            .WithSummary(summary)
            .WithBody<TBody>()
            .Produces<TAnswer>()
            .Produces<PendingAnswer>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
}
