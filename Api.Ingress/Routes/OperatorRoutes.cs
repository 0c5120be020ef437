using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>What an operator can do about journeys and reviews that have stopped.</summary>
internal static class OperatorRoutes
{
    static readonly string[] Abandonable = [StateNames.Faulted, StateNames.AwaitingManager, StateNames.Awaited];

    public static void MapOperating<TState>(this RouteGroupBuilder subjects, string subject)
        where TState : class, IOrchestratedState
    {
        Accepts(subjects.MapPost("/{id}/retry", RetryAsync<TState>).WithSummary($"Take a faulted {subject} up again at the step that failed"))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Accepts(subjects.MapPost("/{id}/abandon", AbandonAsync<TState>).WithSummary($"Give a faulted or waiting {subject} up for good"))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Accepts(subjects.MapPost("/retry", RetryFaultedAsync<TState>)
            .WithSummary($"Take up every faulted {subject}, those that failed first before the others")
            .WithQuery("limit", "Most of them, 1 to 500; 50 by default."));
    }

    static RouteHandlerBuilder Accepts(RouteHandlerBuilder route) =>
        route.WithBody<OperatorBody>(optional: true).Produces<CommandAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem();

    static async Task<IResult> RetryAsync<TState>(
        HttpRequest request, string id, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var subjectId = Known(id);
        var (by, _) = await ReadAsync(request, json, cancellationToken);
        var command = new RetryJourney { JourneyId = subjectId, RequestedBy = by };
        return await commands.SendAsync<TState>(subjectId, command, OperatorDesk.Retryable, cancellationToken);
    }

    static async Task<IResult> AbandonAsync<TState>(
        HttpRequest request, string id, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var subjectId = Known(id);
        var (by, reason) = await ReadAsync(request, json, cancellationToken);
        var command = new AbandonJourney { JourneyId = subjectId, RequestedBy = by, Reason = reason };
        return await commands.SendAsync<TState>(subjectId, command, Abandonable, cancellationToken);
    }

    static async Task<IResult> RetryFaultedAsync<TState>(
        HttpRequest request, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken)
        where TState : class, IOrchestratedState
    {
        var query = new QueryFields(request.Query);
        var limit = query.Limit();
        query.Check();
        var (by, _) = await ReadAsync(request, json, cancellationToken);
        return await commands.RetryFaultedAsync<TState>(by, limit, cancellationToken);
    }

    static Guid Known(string id) => Guid.TryParse(id, out var subjectId) ? subjectId : throw OperatorCommands.NotFound();

    /// <summary>The body is optional: {requested_by?, reason?}.</summary>
    static async Task<(string By, string? Reason)> ReadAsync(HttpRequest request, JsonRequest json, CancellationToken cancellationToken)
    {
        if (!JsonRequest.HasBody(request))
            return (OperatorCommands.DefaultOperator, null);

        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var by = body.Fields.Id("requested_by");
        var reason = body.Fields.Text("reason");
        body.Errors.ThrowIfAny();
        return (by ?? OperatorCommands.DefaultOperator, reason);
    }
}
