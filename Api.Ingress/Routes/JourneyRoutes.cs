using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Journeys that are stuck or stopped, and what an operator can do about them.</summary>
internal static class JourneyRoutes
{
    public static void MapJourneys(this IEndpointRouteBuilder endpoints)
    {
        var journeys = endpoints.MapGroup("/api/journeys").WithTags("Journeys");
        journeys.MapGet("", LeadRoutes.ListAsync)
            .WithSummary("Journeys, newest first; state, status and category choose among them")
            .WithFilters()
            .Produces<Page<JourneyAnswer>>().ProducesValidationProblem();
        Map(journeys, "/{id}/retry", "Take a faulted journey up again at the step that failed", RetryAsync);
        Map(journeys, "/{id}/abandon", "Give a faulted or waiting journey up for good", AbandonAsync);
    }

    static void Map(RouteGroupBuilder journeys, string path, string summary, Func<HttpRequest, string, JsonRequest, OperatorCommands, CancellationToken, Task<IResult>> handler) =>
        journeys.MapPost(path, (HttpRequest request, string id, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken) =>
                handler(request, id, json, commands, cancellationToken))
            .WithSummary(summary)
            .WithBody<OperatorBody>(optional: true)
            .Produces<CommandAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    static async Task<IResult> RetryAsync(HttpRequest request, string id, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken)
    {
        var (journeyId, by, _) = await ReadAsync(request, id, json, cancellationToken);
        return await commands.SendAsync(journeyId, new RetryJourney { JourneyId = journeyId, RequestedBy = by }, ["Faulted"], cancellationToken);
    }

    static async Task<IResult> AbandonAsync(HttpRequest request, string id, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken)
    {
        var (journeyId, by, reason) = await ReadAsync(request, id, json, cancellationToken);
        var command = new AbandonJourney { JourneyId = journeyId, RequestedBy = by, Reason = reason };
        return await commands.SendAsync(journeyId, command, ["Faulted", "AwaitingManager", "Awaited"], cancellationToken);
    }

    /// <summary>The body is optional: {requested_by?, reason?}.</summary>
    static async Task<(Guid JourneyId, string By, string? Reason)> ReadAsync(HttpRequest request, string id, JsonRequest json, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var journeyId))
            throw RequestProblem.NotFound("No journey has this id.");

        if (!JsonRequest.HasBody(request))
            return (journeyId, OperatorCommands.DefaultOperator, null);

        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var by = body.Fields.Id("requested_by");
        var reason = body.Fields.Text("reason");
        body.Errors.ThrowIfAny();
        return (journeyId, by ?? OperatorCommands.DefaultOperator, reason);
    }
}
