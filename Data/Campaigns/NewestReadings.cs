using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Campaigns;

/// <summary>Which of a campaign's readings is newer: days decide, then acceptance. Figures that name no day are running totals, and come after every day.</summary>
public static class NewestReadings
{
    public static async Task<List<CampaignReading>> NewestFirstAsync(this IQueryable<CampaignReading> readings, int limit, CancellationToken cancellationToken)
    {
        var days = await readings.Where(x => x.Date != null).OrderByDescending(x => x.Date).ThenByDescending(x => x.Sequence).Take(limit).ToListAsync(cancellationToken);
        return days.Count == limit
            ? days
            : [.. days, .. await readings.Where(x => x.Date == null).OrderByDescending(x => x.Sequence).Take(limit - days.Count).ToListAsync(cancellationToken)];
    }

    public static IEnumerable<CampaignReading> NewestFirst(this IEnumerable<CampaignReading> readings) =>
        readings.OrderByDescending(x => x.Date).ThenByDescending(x => x.Sequence).ThenByDescending(x => x.OptimizedAt);

    public static bool IsOlderThan(this CampaignReading reading, CampaignReading other) =>
        Nullable.Compare(reading.Date, other.Date) is var days && (days == 0 ? reading.Sequence < other.Sequence : days < 0);
}
