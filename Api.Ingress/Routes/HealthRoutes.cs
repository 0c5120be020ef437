using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Queries;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>What runs, and how it is.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("").WithTags("Health");
        health.MapGet("/health", async (SystemQueries system, CancellationToken cancellationToken) =>
                Answer(await system.HealthAsync(cancellationToken), x => x.Status))
            .WithSummary("Whether events can be taken in")
            .Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/api/agents/health", async (SystemQueries system, CancellationToken cancellationToken) =>
                Answer(await system.AgentsAsync(cancellationToken), x => x.Status))
            .WithSummary("Whether the agents are there")
            .Produces<AgentsHealthAnswer>().Produces<AgentsHealthAnswer>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/api/agents/system/status", async (SystemQueries system, CancellationToken cancellationToken) =>
                await system.StatusAsync(cancellationToken) is { } status
                    ? Answer(status, x => x.Status)
                    : TypedResults.Problem("The database does not answer.", statusCode: StatusCodes.Status503ServiceUnavailable))
            .WithSummary("Every component with its state")
            .Produces<SystemStatusAnswer>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    static IResult Answer<T>(T answer, Func<T, string> status) => status(answer) == SystemQueries.Unhealthy
        ? TypedResults.Json(answer, statusCode: StatusCodes.Status503ServiceUnavailable)
        : TypedResults.Ok(answer);
}
