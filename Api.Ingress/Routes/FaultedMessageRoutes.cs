using System.Globalization;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Messages that no consumer could deal with: a journey that lost one stands still, and this is where it shows.</summary>
internal static class FaultedMessageRoutes
{
    public static void MapFaultedMessages(this IEndpointRouteBuilder endpoints)
    {
        var faulted = endpoints.MapGroup("/api/faulted-messages").WithTags("Faulted messages");
        faulted.MapGet("", ListAsync)
            .WithSummary("Messages that their consumers gave up on, newest first, with the reason")
            .WithQuery("endpoint", "The queue that they were taken from, such as lead-journey.").WithPaging()
            .Produces<Page<FaultedMessageAnswer>>().ProducesValidationProblem();
        faulted.MapPost("/{id}/retry", RetryAsync)
            .WithSummary("Send a message back to its queue")
            .Produces<CommandAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
        faulted.MapDelete("/{id}", DiscardAsync)
            .WithSummary("Discard a message for good")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> ListAsync(HttpRequest request, MarketingDbContext database, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var (limit, endpoint, before) = (query.Limit(), query.Text("endpoint"), query.RowCursor());
        query.Check();

        var rows = await database.Set<FaultedMessage>().AsNoTracking()
            .Where(x => (before == null || x.Id < before) && (endpoint == null || x.Endpoint == endpoint))
            .OrderByDescending(x => x.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<FaultedMessageAnswer>
        {
            Items = [.. rows.Take(limit).Select(FaultedMessageAnswer.Of)],
            NextCursor = rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    static async Task<IResult> RetryAsync(string id, FaultedMessages<MarketingDbContext> messages, CancellationToken cancellationToken) =>
        await messages.RetryAsync(Known(id), cancellationToken) ? TypedResults.Accepted((string?)null, new CommandAnswer()) : throw NotFound();

    static async Task<IResult> DiscardAsync(string id, FaultedMessages<MarketingDbContext> messages, CancellationToken cancellationToken) =>
        await messages.DiscardAsync(Known(id), cancellationToken) ? TypedResults.NoContent() : throw NotFound();

    static long Known(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : throw NotFound();

    static RequestProblem NotFound() => RequestProblem.NotFound("No faulted message has this id.");
}
