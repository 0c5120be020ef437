using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Queries;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>Everything that was read and changed of a campaign, of which the campaign itself shows the newest.</summary>
internal static class CampaignHistoryRoutes
{
    public static void MapCampaignHistory(this IEndpointRouteBuilder endpoints)
    {
        var campaigns = endpoints.MapGroup("/api/campaigns").WithTags("Campaigns");
        campaigns.MapGet("/{id}/readings", ReadingsAsync)
            .WithSummary("A campaign's readings, latest first")
            .WithSourceSystem().WithPaging()
            .Produces<Page<ReadingView>>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        campaigns.MapGet("/{id}/changes", ChangesAsync)
            .WithSummary("Changes of a campaign's settings, latest first")
            .WithSourceSystem().WithPaging()
            .Produces<Page<ChangeView>>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> ReadingsAsync(HttpRequest request, CampaignQueries campaigns, CampaignHistory history, CancellationToken cancellationToken)
    {
        var (campaign, limit, after) = await AskedAsync(request, campaigns, cancellationToken);
        var (rows, next) = await history.ReadingsAsync(campaign, limit, after, cancellationToken);
        return TypedResults.Ok(new Page<ReadingView> { Items = [.. rows.Select(ReadingView.Of)], NextCursor = next?.ToString() });
    }

    static async Task<IResult> ChangesAsync(HttpRequest request, CampaignQueries campaigns, CampaignHistory history, CancellationToken cancellationToken)
    {
        var (campaign, limit, after) = await AskedAsync(request, campaigns, cancellationToken);
        var (rows, next) = await history.ChangesAsync(campaign, limit, after, cancellationToken);
        return TypedResults.Ok(new Page<ChangeView> { Items = [.. rows.Select(ChangeView.Of)], NextCursor = next?.ToString() });
    }

    static async Task<(Campaign Campaign, int Limit, Cursor? After)> AskedAsync(HttpRequest request, CampaignQueries campaigns, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var (sourceSystem, limit, after) = (query.Text("source_system"), query.Limit(), query.After());
        query.Check();
        var campaign = await campaigns.FindSettingsAsync(PathId.At(request, CampaignRoutes.IdPlace), sourceSystem, cancellationToken) ?? throw CampaignRoutes.NotFound();
        return (campaign, limit, after);
    }
}
