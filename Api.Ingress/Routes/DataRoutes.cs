using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Learning from data.</summary>
internal static class DataRoutes
{
    public static void MapData(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/agents/data/process", (HttpRequest request, DataProcessing data, CancellationToken cancellationToken) =>
                data.ProcessAsync(request, cancellationToken))
            .WithTags("Analytics")
            .WithSummary("Learn which leads convert, from files or from the leads kept here; answers when the training has ended")
            .WithBody<ProcessBody>(optional: true)
            .Produces<ProcessAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
}
