using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Reads campaigns with what was found and changed.</summary>
public sealed class CampaignQueries(MarketingDbContext database)
{
    const int Limit = 100;

    /// <summary>The campaign alone, by upstream's id, in the source system given or, without one, where it was last seen.</summary>
    public Task<Campaign?> FindSettingsAsync(string campaignId, string? sourceSystem, CancellationToken cancellationToken) =>
        database.Set<Campaign>().AsNoTracking()
            .Where(x => x.CampaignId == campaignId && (sourceSystem == null || x.SourceSystem == sourceSystem))
            .OrderByDescending(x => x.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>In the order in which they were first seen, from after a row on; null matches all.</summary>
    public Task<List<Campaign>> ListAsync(CampaignStatus? status, bool? underperforms, string? sourceSystem, long after, int limit, CancellationToken cancellationToken) =>
        database.Set<Campaign>().AsNoTracking()
            .Where(x => x.Id > after && (status == null || x.Status == status) && (underperforms == null || x.Underperforms == underperforms)
                && (sourceSystem == null || x.SourceSystem == sourceSystem))
            .OrderBy(x => x.Id).Take(limit).ToListAsync(cancellationToken);

    /// <summary>With what was found and changed: the campaign by upstream's id, in the source system given or, without one, where it was last seen.</summary>
    public async Task<CampaignView?> FindAsync(string campaignId, string? sourceSystem, CancellationToken cancellationToken)
    {
        var campaign = await FindSettingsAsync(campaignId, sourceSystem, cancellationToken);
        if (campaign is null)
            return null;

        var readings = await database.Set<CampaignReading>().AsNoTracking()
            .Where(x => x.CampaignId == campaignId && x.SourceSystem == campaign.SourceSystem)
            .NewestFirstAsync(Limit, cancellationToken);
        var judged = campaign.JudgedReviewId is { } judgedId
            ? readings.Find(x => x.ReviewId == judgedId) ?? await database.Set<CampaignReading>().AsNoTracking().FirstOrDefaultAsync(x => x.ReviewId == judgedId, cancellationToken)
            : null;
        var changes = await database.Set<CampaignChange>().AsNoTracking()
            .Where(x => x.CampaignId == campaignId && x.SourceSystem == campaign.SourceSystem)
            .OrderByDescending(x => x.ChangedAt).Take(Limit).ToListAsync(cancellationToken);

        return new CampaignView
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
            JudgedReviewId = campaign.JudgedReviewId,
            Recommendations = StandingAdvice.Of(judged, readings),
            Readings = [.. readings.Select(ReadingView.Of)],
            Changes = [.. changes.Select(ChangeView.Of)],
        };
    }
}
