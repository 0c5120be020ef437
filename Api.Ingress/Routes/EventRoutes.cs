using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Events of upstream systems: one object, or an array of them.</summary>
internal static class EventRoutes
{
    public static void MapEvents(this IEndpointRouteBuilder endpoints)
    {
        var events = endpoints.MapGroup("/api/events").WithTags("Events");
        Map<LeadEventBody>(events, "/leads", EventRequests.Lead, "Leads that arrived or changed");
        Map<CampaignEventBody>(events, "/campaigns", EventRequests.Campaign, "Figures of campaigns");
        Map<EngagementEventBody>(events, "/engagements", EventRequests.Engagement, "What leads did");
    }

    static void Map<TBody>(RouteGroupBuilder events, string path, Func<JsonFields, RequestIdentity, Submission> read, string summary)
        where TBody : notnull =>
        events.MapPost(path, (HttpRequest request, EventAcceptance acceptance, CancellationToken cancellationToken) =>
                acceptance.AcceptAsync(request, read, cancellationToken))
            .WithSummary(summary)
            .WithDescription("One object, or an array of up to 1,000. What is valid is accepted; the others are listed with their place and reasons.")
            .WithBody<TBody>()
            .Produces<EventsAnswer>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
}
