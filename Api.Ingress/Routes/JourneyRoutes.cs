using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Journeys of leads, those that are stuck or stopped among them.</summary>
internal static class JourneyRoutes
{
    public static void MapJourneys(this IEndpointRouteBuilder endpoints)
    {
        var journeys = endpoints.MapGroup("/api/journeys").WithTags("Journeys");
        journeys.MapGet("", LeadRoutes.ListAsync)
            .WithSummary("Journeys, newest first; state, status, category and source_system choose among them")
            .WithFilters()
            .Produces<Page<JourneyAnswer>>().ProducesValidationProblem();
        journeys.MapOperating<LeadJourneyState>("journey");
    }
}
