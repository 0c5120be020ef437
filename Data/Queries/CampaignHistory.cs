using MarketingBus.Data.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Queries;

/// <summary>Pages of what was read and changed of a campaign, newest first. Where the next page begins is null on the last.</summary>
public sealed class CampaignHistory(MarketingDbContext database)
{
    public async Task<(IReadOnlyList<CampaignReading> Rows, Cursor? Next)> ReadingsAsync(Campaign campaign, int limit, Cursor? after, CancellationToken cancellationToken)
    {
        var readings = database.Set<CampaignReading>().AsNoTracking().Where(x => x.CampaignId == campaign.CampaignId && x.SourceSystem == campaign.SourceSystem);
        if (after is { } end)
            readings = readings.Where(x => x.ReceivedAt < end.At || (x.ReceivedAt == end.At && x.ReviewId.CompareTo(end.Id) < 0));

        var rows = await readings.OrderByDescending(x => x.ReceivedAt).ThenByDescending(x => x.ReviewId).Take(limit + 1).ToListAsync(cancellationToken);
        return rows.Count > limit ? (rows[..limit], new Cursor(rows[limit - 1].ReceivedAt, rows[limit - 1].ReviewId)) : (rows, null);
    }

    public async Task<(IReadOnlyList<CampaignChange> Rows, Cursor? Next)> ChangesAsync(Campaign campaign, int limit, Cursor? after, CancellationToken cancellationToken)
    {
        var changes = database.Set<CampaignChange>().AsNoTracking().Where(x => x.CampaignId == campaign.CampaignId && x.SourceSystem == campaign.SourceSystem);
        if (after is { } end)
            changes = changes.Where(x => x.ChangedAt < end.At || (x.ChangedAt == end.At && x.ChangeId.CompareTo(end.Id) < 0));

        var rows = await changes.OrderByDescending(x => x.ChangedAt).ThenByDescending(x => x.ChangeId).Take(limit + 1).ToListAsync(cancellationToken);
        return rows.Count > limit ? (rows[..limit], new Cursor(rows[limit - 1].ChangedAt, rows[limit - 1].ChangeId)) : (rows, null);
    }
}
