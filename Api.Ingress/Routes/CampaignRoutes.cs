using System.Globalization;
using MarketingBus.Api.Ingress.Answers;
using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Queries;

namespace MarketingBus.Api.Ingress.Routes;

/// <summary>What is known of campaigns.</summary>
internal static class CampaignRoutes
{
    internal const int IdPlace = 2;

    public static void MapCampaigns(this IEndpointRouteBuilder endpoints)
    {
        var campaigns = endpoints.MapGroup("/api/campaigns").WithTags("Campaigns");
        campaigns.MapGet("", ListAsync)
            .WithSummary("Campaigns, in the order in which they were first seen")
            .WithQuery("status", "Draft, Active, Optimizing, Paused or Completed.").WithQuery("source_system", "Only those of this system.").WithPaging()
            .Produces<Page<CampaignAnswer>>().ProducesValidationProblem();
        campaigns.MapGet("/{id}", FindAsync)
            .WithSummary("A campaign with its newest readings and changes, 100 of each; readings and changes give all")
            .WithSourceSystem()
            .Produces<CampaignView>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> ListAsync(HttpRequest request, CampaignQueries campaigns, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var limit = query.Limit();
        var status = query.Choice<CampaignStatus>("status");
        var sourceSystem = query.Text("source_system");
        var after = query.RowCursor() ?? 0;
        query.Check();

        var rows = await campaigns.ListAsync(status, underperforms: null, sourceSystem, after, limit + 1, cancellationToken);
        return TypedResults.Ok(new Page<CampaignAnswer>
        {
            Items = [.. rows.Take(limit).Select(Answer)],
            NextCursor = rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null,
        });
    }

    static async Task<IResult> FindAsync(HttpRequest request, CampaignQueries campaigns, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request.Query);
        var sourceSystem = query.Text("source_system");
        query.Check();
        return await campaigns.FindAsync(PathId.At(request, IdPlace), sourceSystem, cancellationToken) is { } campaign
            ? TypedResults.Ok(campaign)
            : throw NotFound();
    }

    internal static RequestProblem NotFound() => RequestProblem.NotFound("No campaign has this id.");

    static CampaignAnswer Answer(Campaign campaign) => new()
    {
        SourceSystem = campaign.SourceSystem,
        CampaignId = campaign.CampaignId,
        Name = campaign.Name,
        Status = campaign.Status,
        DailyBudgetUsd = campaign.DailyBudgetUsd,
        TotalBudgetUsd = campaign.TotalBudgetUsd,
        PerformanceScore = campaign.PerformanceScore,
        Underperforms = campaign.Underperforms,
        UpdatedAt = campaign.UpdatedAt,
    };
}
