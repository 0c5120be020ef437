using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Api.Ingress.Requests;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Figures about agents, and scores of leads.</summary>
internal static class AnalyticsRoutes
{
    const int LongestWindowHours = 24 * 31;

    public static void MapAnalytics(this IEndpointRouteBuilder endpoints)
    {
        var agents = endpoints.MapGroup("/api/agents").WithTags("Analytics");
        agents.MapGet("/analytics/performance", MeasureAsync)
            .WithSummary("Requests, outcomes and latency of each agent and each JSON-RPC method within the last hours (24 by default)")
            .WithQuery("hours", "1 to 744; 24 by default.")
            .Produces<PerformanceAnswer>().ProducesValidationProblem();
        agents.MapPost("/predict/lead_score", (HttpRequest request, LeadPrediction prediction, CancellationToken cancellationToken) =>
                prediction.PredictAsync(request, cancellationToken))
            .WithSummary("How triage would score a lead now; nothing is kept and nobody is contacted")
            .WithBody<LeadEventBody>()
            .Produces<LeadScoreAnswer>().ProducesProblem(StatusCodes.Status503ServiceUnavailable).ProducesValidationProblem();
    }

    static async Task<IResult> MeasureAsync(HttpRequest request, PerformanceQueries performance, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var hours = query.Whole("hours", otherwise: 24, minimum: 1, maximum: LongestWindowHours);
        query.Check();
        return TypedResults.Ok(await performance.MeasureAsync(time.GetUtcNow(), hours, cancellationToken));
    }
}
