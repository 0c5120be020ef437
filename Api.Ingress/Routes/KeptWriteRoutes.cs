using System.Globalization;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Memory.Resilience;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Writes that were kept while a memory's store was away and were given up once it answered: memory lacks them, and this is where it shows.</summary>
internal static class KeptWriteRoutes
{
    public static void MapKeptWrites(this IEndpointRouteBuilder endpoints)
    {
        var writes = endpoints.MapGroup("/api/kept-writes").WithTags("Kept writes");
        writes.MapGet("", ListAsync)
            .WithSummary("Writes that a memory's store would not take after all tries, newest first, with the kind of failure")
            .WithQuery("memory", "short_term or semantic.").WithPaging()
            .Produces<Page<KeptWriteAnswer>>().ProducesValidationProblem();
        writes.MapPost("/{id}/retry", RetryAsync)
            .WithSummary("Try a write again, as often as a new one")
            .Produces<CommandAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
        writes.MapPost("/retry", RetryAllAsync)
            .WithSummary("Try again all that were given up, those that were kept first before the others")
            .WithQuery("limit", "Most of them, 1 to 500; 50 by default.")
            .Produces<CommandAnswer>(StatusCodes.Status202Accepted).ProducesValidationProblem();
        writes.MapDelete("/{id}", DiscardAsync)
            .WithSummary("Discard a write for good")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> ListAsync(HttpRequest request, GivenUpWrites writes, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var (limit, memory, before) = (query.Limit(), query.Choice<MemoryType>("memory"), query.RowCursor());
        query.Check();

        var rows = await writes.All
            .Where(x => (before == null || x.Id < before) && (memory == null || x.Memory == memory))
            .OrderByDescending(x => x.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<KeptWriteAnswer>
        {
            Items = [.. rows.Take(limit).Select(KeptWriteAnswer.Of)],
            NextCursor = rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    static async Task<IResult> RetryAsync(string id, GivenUpWrites writes, CancellationToken cancellationToken) =>
        await writes.RetryAsync(Known(id), cancellationToken) ? TypedResults.Accepted((string?)null, new CommandAnswer()) : throw NotFound();

    static async Task<IResult> RetryAllAsync(HttpRequest request, GivenUpWrites writes, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var limit = query.Limit();
        query.Check();
        return TypedResults.Accepted((string?)null, new CommandAnswer { Count = await writes.RetryAllAsync(limit, cancellationToken) });
    }

    static async Task<IResult> DiscardAsync(string id, GivenUpWrites writes, CancellationToken cancellationToken) =>
        await writes.DiscardAsync(Known(id), cancellationToken) ? TypedResults.NoContent() : throw NotFound();

    static long Known(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : throw NotFound();

    static RequestProblem NotFound() => RequestProblem.NotFound("No write that was given up has this id.");
}
