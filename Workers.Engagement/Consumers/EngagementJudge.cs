using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Workers.Engagement.Decisions;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Reads for a whole batch what tells machines from people, and has it judged: in two queries at most, unless clicks are of times far apart.</summary>
internal sealed class EngagementJudge(MarketingDbContext database, AutomationPolicy policy, EngagementOptions options)
{
    const int MostRanges = 8;
    const int MostEarlierClicks = 10_000;

    public async Task<Judgement> JudgeAsync(IReadOnlyList<EngagementRecorded> happened, CancellationToken cancellationToken)
    {
        var suspects = happened.Where(x => AutomationPolicy.MayBeAutomated(x.Kind)).ToList();
        return suspects is []
            ? Judgement.NothingAutomated
            : policy.Judge(suspects, await SentAsync(suspects, cancellationToken), await ClicksAsync(suspects, cancellationToken));
    }

    async Task<ILookup<Guid, SentMessage>> SentAsync(List<EngagementRecorded> suspects, CancellationToken cancellationToken)
    {
        var journeys = JourneysOf(suspects);
        var until = suspects.Max(x => x.OccurredAt);
        var sent = await database.Set<Outreach>().AsNoTracking()
            .Where(x => journeys.Contains(x.JourneyId) && x.IntendedAt <= until
                && (x.Status == OutreachStatus.Sent || x.Status == OutreachStatus.Sending || x.Status == OutreachStatus.Unknown))
            .Select(x => new Outreach
            {
                JourneyId = x.JourneyId, Channel = x.Channel, MessageId = x.MessageId, Status = x.Status, IntendedAt = x.IntendedAt, EndedAt = x.EndedAt,
            })
            .ToListAsync(cancellationToken);
        return sent.ToLookup(x => x.JourneyId, x => SentMessage.Of(x, options.SendTimeout));
    }

    async Task<IReadOnlyList<EarlierClick>> ClicksAsync(List<EngagementRecorded> suspects, CancellationToken cancellationToken)
    {
        var clicks = suspects.Where(x => x.Kind is EngagementKind.Clicked).ToList();
        if (clicks is [] || policy.ClickWindow == TimeSpan.Zero)
            return [];

        var earlier = new List<EarlierClick>();
        foreach (var range in ClickRanges.Around(clicks.Select(x => x.OccurredAt), policy.ClickWindow, MostRanges))
            earlier.AddRange(await ClicksAsync(JourneysOf(clicks.Where(x => range.Contains(x.OccurredAt))), range, cancellationToken));
        return earlier;
    }

    /// <summary>All that may have to be taken back and, of those that are known for a machine's, the latest.</summary>
    Task<List<EarlierClick>> ClicksAsync(List<Guid> journeys, TimeRange range, CancellationToken cancellationToken) =>
        database.Set<EngagementEvent>().AsNoTracking()
            .Where(x => journeys.Contains(x.JourneyId) && x.OccurredAt >= range.From && x.OccurredAt <= range.Until && x.Kind == EngagementKind.Clicked)
            .OrderBy(x => x.AutomatedReason != null).ThenByDescending(x => x.OccurredAt)
            .Take(MostEarlierClicks)
            .Select(x => new EarlierClick(x.EventId, x.JourneyId, x.OccurredAt, x.AutomatedReason != null))
            .ToListAsync(cancellationToken);

    static List<Guid> JourneysOf(IEnumerable<EngagementRecorded> events) => [.. events.Select(x => x.JourneyId).Distinct()];
}
