using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Queries;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Tasks for the Manager.</summary>
internal static class EscalationRoutes
{
    public static void MapEscalations(this IEndpointRouteBuilder endpoints)
    {
        var escalations = endpoints.MapGroup("/api/escalations").WithTags("Escalations");
        escalations.MapGet("", ListAsync)
            .WithSummary("Open tasks, the most urgent first, or resolved ones, the latest first")
            .WithQuery("state", "open or resolved; open by default.").WithPaging()
            .Produces<Page<EscalationAnswer>>().ProducesValidationProblem();
        escalations.MapPost("/{id}/resolve", ResolveAsync)
            .WithSummary("Answer a task: continue or stop")
            .WithBody<ResolveBody>()
            .Produces<CommandAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    static async Task<IResult> ListAsync(HttpRequest request, EscalationQueries escalations, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var state = query.Choice<EscalationFilter>("state") ?? EscalationFilter.Open;
        var (limit, after) = (query.Limit(), query.After());
        query.Check();

        var (rows, next) = await escalations.ListAsync(state == EscalationFilter.Open, limit, after, cancellationToken);
        return TypedResults.Ok(new Page<EscalationAnswer> { Items = [.. rows.Select(EscalationAnswer.Of)], NextCursor = next?.ToString() });
    }

    static async Task<IResult> ResolveAsync(HttpRequest request, string id, JsonRequest json, OperatorCommands commands, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out var escalationId))
            throw RequestProblem.NotFound("No escalation has this id.");

        using var body = await json.ReadObjectAsync(request, cancellationToken);
        var decision = body.Fields.RequiredChoice<EscalationDecision>("decision");
        var by = body.Fields.RequiredId("resolved_by");
        var notes = body.Fields.Text("notes");
        body.Errors.ThrowIfAny();
        return await commands.ResolveAsync(escalationId, decision, by, notes, cancellationToken);
    }
}
