using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Erasing;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Identity;

namespace MarketingBus.Api.Ingress.Routes;

internal static class ErasureRoutes
{
    public static void MapErasures(this IEndpointRouteBuilder endpoints)
    {
        var leads = endpoints.MapGroup("/api/leads").WithTags("Privacy");

        leads.MapDelete("/{id}", EraseAsync)
            .WithSummary("Erase a person from every store")
            .WithDescription("From the 202 on, nothing more is sent to the person or kept of them; Location says how far the removal is. Asked again: 202 until it is done, then 200. It cannot be undone.")
            .WithSourceSystem()
            .Produces<ErasureAnswer>(StatusCodes.Status202Accepted).Produces<ErasureAnswer>()
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

        leads.MapGet("/{id}/erasure", FindAsync)
            .WithSummary("How far a person's erasure is, and the proof of it: what was removed from each store, and that nothing is found any more")
            .WithSourceSystem()
            .Produces<ErasureAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);

        leads.MapGet("/{id}/export", ExportAsync)
            .WithSummary("Everything that is held about a person, by area, as one JSON document")
            .WithSourceSystem()
            .Produces(StatusCodes.Status200OK, contentType: "application/json").ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    static async Task<IResult> EraseAsync(HttpRequest request, ErasureDesk desk, CancellationToken cancellationToken)
    {
        var (id, sourceSystem) = LeadRoutes.Named(request);
        var erasure = await desk.RequestAsync(id, sourceSystem, cancellationToken) ?? throw LeadRoutes.NotFound();
        var answer = ErasureAnswer.Of(erasure);
        return erasure.CompletedAt is null ? TypedResults.Accepted(Locations.Erasure(id, sourceSystem), answer) : TypedResults.Ok(answer);
    }

    static async Task<IResult> FindAsync(HttpRequest request, ErasureDesk desk, CancellationToken cancellationToken)
    {
        var (id, sourceSystem) = LeadRoutes.Named(request);
        return await desk.FindAsync(id, sourceSystem, cancellationToken) is { } erasure
            ? TypedResults.Ok(ErasureAnswer.Of(erasure))
            : throw RequestProblem.NotFound("Nobody with this id was erased.");
    }

    static async Task<IResult> ExportAsync(HttpRequest request, PersonFinder finder, PersonExport export, ExportPlaces places, CancellationToken cancellationToken)
    {
        var (id, sourceSystem) = LeadRoutes.Named(request);
        var person = await finder.FindAsync(id, sourceSystem, cancellationToken) ?? throw LeadRoutes.NotFound();
        places.Take(request.HttpContext);
        return TypedResults.Stream(stream => export.WriteAsync(person, stream, cancellationToken), "application/json");
    }
}
