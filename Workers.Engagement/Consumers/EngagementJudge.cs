using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Workers.Engagement.Decisions;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Reads for a whole batch what tells machines from people, in two queries at most, and has it judged.</summary>
internal sealed class EngagementJudge(MarketingDbContext database, AutomationPolicy policy)
{
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
            .Select(x => new SentMessage(x.JourneyId, x.Channel, x.MessageId, x.IntendedAt, x.EndedAt ?? x.IntendedAt))
            .ToListAsync(cancellationToken);
        return sent.ToLookup(x => x.JourneyId);
    }

    async Task<IReadOnlyList<EarlierClick>> ClicksAsync(List<EngagementRecorded> suspects, CancellationToken cancellationToken)
    {
        var clicks = suspects.Where(x => x.Kind is EngagementKind.Clicked).ToList();
        if (clicks is [] || policy.ClickWindow == TimeSpan.Zero)
            return [];

        var journeys = JourneysOf(clicks);
        var (first, last) = (clicks.Min(x => x.OccurredAt), clicks.Max(x => x.OccurredAt));
        var from = first - DateTimeOffset.MinValue > policy.ClickWindow ? first - policy.ClickWindow : first;
        var until = DateTimeOffset.MaxValue - last > policy.ClickWindow ? last + policy.ClickWindow : last;
        return await database.Set<EngagementEvent>().AsNoTracking()
            .Where(x => journeys.Contains(x.JourneyId) && x.OccurredAt >= from && x.OccurredAt <= until && x.Kind == EngagementKind.Clicked)
            .Select(x => new EarlierClick(x.EventId, x.JourneyId, x.OccurredAt, x.AutomatedReason != null))
            .ToListAsync(cancellationToken);
    }

    static List<Guid> JourneysOf(IEnumerable<EngagementRecorded> events) => [.. events.Select(x => x.JourneyId).Distinct()];
}
