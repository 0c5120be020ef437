using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Data.Queries;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>What is known of leads.</summary>
internal static class LeadRoutes
{
    const int IdPlace = 2;

    public static void MapLeads(this IEndpointRouteBuilder endpoints)
    {
        var leads = endpoints.MapGroup("/api/leads").WithTags("Leads");
        leads.MapGet("", ListAsync)
            .WithSummary("Leads, newest first; state, status, category and source_system choose among them")
            .WithFilters()
            .Produces<Page<JourneyAnswer>>().ProducesValidationProblem();
        leads.MapGet("/{id}", FindAsync)
            .WithSummary("A lead with the newest entries of its timeline")
            .WithSourceSystem().WithQuery("limit", $"Most entries of the timeline, 1 to {TimelinePage.MostLimit}; {TimelinePage.DefaultLimit} by default.")
            .WithQuery("cursor", "The next_cursor of the answer before: older entries.")
            .Produces<LeadView>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        leads.MapGet("/{id}/journey", FindJourneyAsync)
            .WithSummary("Where a lead's journey stands")
            .WithSourceSystem()
            .Produces<JourneyAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    internal static async Task<IResult> ListAsync(HttpRequest request, JourneyListing journeys, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var filter = new JourneyFilter
        {
            State = query.Name("state", StateNames.OfJourneys),
            Status = query.Choice<LeadStatus>("status"),
            Category = query.Choice<TriageCategory>("category"),
            SourceSystem = query.Text("source_system"),
            Limit = query.Limit(),
            After = query.After(),
        };
        query.Check();
        return TypedResults.Ok(await journeys.ListAsync(filter, cancellationToken));
    }

    static async Task<IResult> FindAsync(HttpRequest request, LeadQueries leads, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var sourceSystem = query.Text("source_system");
        var page = new TimelinePage
        {
            Limit = query.Whole("limit", otherwise: TimelinePage.DefaultLimit, minimum: 1, maximum: TimelinePage.MostLimit),
            Before = query.After(),
        };
        query.Check();
        return await leads.FindAsync(PathId.At(request, IdPlace), sourceSystem, page, cancellationToken) is { } lead
            ? TypedResults.Ok(lead)
            : throw NotFound();
    }

    static async Task<IResult> FindJourneyAsync(HttpRequest request, JourneyQueries journeys, CancellationToken cancellationToken)
    {
        var (id, sourceSystem) = Named(request);
        return await journeys.FindAsync(id, sourceSystem, cancellationToken) is { } journey
            ? TypedResults.Ok(journey)
            : throw NotFound();
    }

    internal static RequestProblem NotFound() => RequestProblem.NotFound("No lead has this id.");

    internal static (string Id, string? SourceSystem) Named(HttpRequest request)
    {
        var query = new QueryFields(request.Query);
        var sourceSystem = query.Text("source_system");
        query.Check();
        return (PathId.At(request, IdPlace), sourceSystem);
    }
}
