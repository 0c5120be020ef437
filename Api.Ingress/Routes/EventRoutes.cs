using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Events of upstream systems: one object, or an array of them.</summary>
internal static class EventRoutes
{
    public static void MapEvents(this IEndpointRouteBuilder endpoints)
    {
        var events = endpoints.MapGroup("/api/events").WithTags("Events");
        Map(events, "/leads", EventRequests.Lead, "Leads that arrived or changed");
        Map(events, "/campaigns", EventRequests.Campaign, "Figures of campaigns");
        Map(events, "/engagements", EventRequests.Engagement, "What leads did");
    }

    static void Map(RouteGroupBuilder events, string path, Func<JsonFields, RequestIdentity, Submission> read, string summary) =>
        events.MapPost(path, (HttpRequest request, EventAcceptance acceptance, CancellationToken cancellationToken) =>
                acceptance.AcceptAsync(request, read, cancellationToken))
            .WithSummary(summary)
            .Produces<EventsAnswer>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
}
