using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Leads;
using MarketingBus.Memory.LongTerm;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Memory;

/// <summary>What a batch needs to know about its leads, read for all together.</summary>
internal static class LeadReads
{
    /// <summary>Profiles of those that were triaged.</summary>
    public static async Task<IReadOnlyDictionary<Guid, LeadProfile>> ProfilesAsync(
        this MarketingDbContext database, IEnumerable<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var leads = await database.ReadAllAsync(journeyIds, (Lead x) => x.JourneyId, cancellationToken);
        return leads.ToDictionary(x => x.Key, x => x.Value.Profile);
    }

    /// <summary>Messages that went out to each, oldest first.</summary>
    public static async Task<ILookup<Guid, Outreach>> SentOutreachAsync(
        this MarketingDbContext database, IEnumerable<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var ids = journeyIds.Distinct().ToList();
        var sent = ids.Count == 0
            ? []
            : await database.Set<Outreach>().AsNoTracking()
                .Where(x => ids.Contains(x.JourneyId) && x.Status == OutreachStatus.Sent)
                .OrderBy(x => x.IntendedAt)
                .ToListAsync(cancellationToken);
        return sent.ToLookup(x => x.JourneyId);
    }

    /// <summary>Which of these opens and clicks have turned out to be a machine's since they were judged.</summary>
    public static async Task<IReadOnlySet<Guid>> AutomatedAsync(
        this MarketingDbContext database, IEnumerable<EngagementRecorded> happened, CancellationToken cancellationToken)
    {
        var ids = happened.Where(x => x.Kind is EngagementKind.Opened or EngagementKind.Clicked).Select(x => x.EventId).ToList();
        return ids.Count == 0
            ? new HashSet<Guid>()
            : await database.Set<EngagementEvent>().AsNoTracking()
                .Where(x => ids.Contains(x.EventId) && x.AutomatedReason != null)
                .Select(x => x.EventId)
                .ToHashSetAsync(cancellationToken);
    }

    /// <summary>When each last opened, clicked, replied or converted by itself; one that never did is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastEngagedAsync(
        this MarketingDbContext database, IEnumerable<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var ids = journeyIds.Distinct().ToList();
        var kinds = Enum.GetValues<EngagementKind>().Where(EngagementCounting.IsEngagement).ToList();
        return await database.Set<EngagementEvent>().AsNoTracking()
            .Where(x => ids.Contains(x.JourneyId) && x.AutomatedReason == null && kinds.Contains(x.Kind))
            .GroupBy(x => x.JourneyId)
            .Select(x => new { JourneyId = x.Key, At = x.Max(e => e.OccurredAt) })
            .ToDictionaryAsync(x => x.JourneyId, x => x.At, cancellationToken);
    }
}
