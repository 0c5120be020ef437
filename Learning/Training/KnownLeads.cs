using MarketingBus.Data;
using MarketingBus.Data.Leads;
using MarketingBus.Learning.Scoring;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Learning.Training;

/// <summary>Some of the leads kept here, the newest ones, as names and values: what a file's columns are compared with.</summary>
internal static class KnownLeads
{
    const int Most = 500;

    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> ReadAsync(MarketingDbContext database, CancellationToken cancellationToken)
    {
        var profiles = await database.Set<Lead>().AsNoTracking().OrderByDescending(x => x.TriagedAt).Take(Most).Select(x => x.Profile).ToListAsync(cancellationToken);
        return [.. profiles.Select(LeadFields.Of)];
    }
}
