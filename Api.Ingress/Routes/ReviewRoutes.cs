using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Queries;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Orchestration;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Reviews of campaigns, those that are stuck or stopped among them.</summary>
internal static class ReviewRoutes
{
    public static void MapReviews(this IEndpointRouteBuilder endpoints)
    {
        var reviews = endpoints.MapGroup("/api/reviews").WithTags("Reviews");
        reviews.MapGet("", ListAsync)
            .WithSummary("Campaign reviews, newest first")
            .WithQuery("state", $"The review's state: {string.Join(", ", StateNames.OfReviews)}.").WithPaging()
            .Produces<Page<ReviewAnswer>>().ProducesValidationProblem();
        reviews.MapOperating<CampaignReviewState>("review");
    }

    static async Task<IResult> ListAsync(HttpRequest request, ReviewListing reviews, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var (state, limit, after) = (query.Name("state", StateNames.OfReviews), query.Limit(), query.After());
        query.Check();
        return TypedResults.Ok(await reviews.ListAsync(state, limit, after, cancellationToken));
    }
}
