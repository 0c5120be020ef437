using System.Globalization;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Queries;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>What the watch found of the models.</summary>
internal static class ModelCheckRoutes
{
    public static void MapModelChecks(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGroup("/api/models").WithTags("Models").MapGet("/{version}/checks", ListAsync)
            .WithSummary("How a model did while it scored leads, newest check first; none for a model that never scored")
            .WithPaging()
            .Produces<Page<ModelCheckAnswer>>().ProducesValidationProblem();

    static async Task<IResult> ListAsync(HttpRequest request, string version, ModelChecks checks, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var (limit, before) = (query.Limit(), query.RowCursor());
        query.Check();

        var rows = await checks.ListAsync(version, before, limit + 1, cancellationToken);
        return TypedResults.Ok(new Page<ModelCheckAnswer>
        {
            Items = [.. rows.Take(limit).Select(ModelCheckAnswer.Of)],
            NextCursor = rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null,
        });
    }
}
