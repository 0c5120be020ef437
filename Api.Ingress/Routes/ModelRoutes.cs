using MarketingBus.Api.Ingress.Accepting;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Learning.Cards;
using MarketingBus.Learning.Registry;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>The trained models: what they are, and which one scores.</summary>
internal static class ModelRoutes
{
    public static void MapModels(this IEndpointRouteBuilder endpoints)
    {
        var models = endpoints.MapGroup("/api/models").WithTags("Models");
        models.MapGet("", ListAsync)
            .WithSummary("Trained models, newest first")
            .WithQuery("scope", "What they score: leads, or a fingerprint of columns.").WithQuery("status", $"{string.Join(", ", ModelStatus.All)}.").WithPaging()
            .Produces<Page<ModelSummary>>().ProducesValidationProblem();
        models.MapGet("/{version}", FindAsync)
            .WithSummary("A model with its whole training report and the columns that it reads")
            .Produces<ModelDetails>().ProducesProblem(StatusCodes.Status404NotFound);
        models.MapGet("/{version}/card", ShowAsync)
            .WithSummary("A model on one page, for people")
            .WithMetadata(new AnswersInHtml())
            .Produces<string>(StatusCodes.Status200OK, AnswersInHtml.MediaType).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        models.MapPost("/{version}/promote", (HttpRequest request, string version, ModelPromotion promotion, CancellationToken cancellationToken) =>
                promotion.PromoteAsync(request, version, cancellationToken))
            .WithSummary("Let a candidate or retired model score from now on; the one that scores retires")
            .WithBody<OperatorBody>(optional: true)
            .Produces<ModelSummary>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        models.MapPost("/rollback", (HttpRequest request, ModelPromotion promotion, CancellationToken cancellationToken) => promotion.RollBackAsync(request, cancellationToken))
            .WithSummary("Let the model that scored before score again")
            .WithBody<RollbackBody>(optional: true)
            .Produces<ModelSummary>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
    }

    static async Task<IResult> ListAsync(HttpRequest request, ModelCatalogue models, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var (scope, status, limit, before) = (query.Text("scope"), query.Name("status", ModelStatus.All), query.Limit(), query.Text("cursor"));
        query.Check();

        var rows = await models.ListAsync(scope, status, limit + 1, before, cancellationToken);
        return TypedResults.Ok(new Page<ModelSummary> { Items = [.. rows.Take(limit)], NextCursor = rows.Count > limit ? rows[limit - 1].Version : null });
    }

    static async Task<IResult> FindAsync(string version, ModelCatalogue models, CancellationToken cancellationToken) =>
        TypedResults.Ok(await models.FindAsync(version, cancellationToken) ?? throw ModelPromotion.NotFound());

    static async Task<IResult> ShowAsync(HttpResponse response, string version, ModelCatalogue models, CancellationToken cancellationToken)
    {
        var found = await models.FindAsync(version, cancellationToken) ?? throw ModelPromotion.NotFound();
        var report = found.ReadReport() ?? throw RequestProblem.Conflict("The report was kept by another version of MarketingBus and makes no card; the model itself shows it.");
        response.Headers.ContentSecurityPolicy = ModelCard.ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(ModelCard.Of(found.Model, report), $"{AnswersInHtml.MediaType}; charset=utf-8");
    }
}
