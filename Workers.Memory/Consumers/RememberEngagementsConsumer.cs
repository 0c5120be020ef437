using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Workers.Memory.Decisions;
using MassTransit;

namespace MarketingBus.Workers.Memory.Consumers;

/// <summary>
/// Remembers what leads did: counts for each lead, an episode for what ended well or badly, and which channels a segment answers on. What machines did in their name is not
/// counted, and taken back where it was.
/// </summary>
internal sealed class RememberEngagementsConsumer(
    MarketingDbContext database, ILongTermMemory longTerm, IEpisodicMemory episodic, IKnowledgeGraph graph, IFactCounts counts)
    : IConsumer<Batch<EngagementJudged>>
{
    public async Task Consume(ConsumeContext<Batch<EngagementJudged>> context)
    {
        var cancellationToken = context.CancellationToken;
        var judged = context.Message.Select(x => x.Message).ToList();
        var happened = judged.Where(x => x.AutomatedReason is null).Select(x => x.Engagement).OrderBy(x => x.OccurredAt).ToList();
        var takenBack = judged.Where(x => x.TakesBack).Select(x => x.Engagement).ToList();
        var telling = happened.Where(x => EngagementEpisodes.IsTelling(x.Kind)).ToList();

        var profiles = await database.ProfilesAsync(judged.Select(x => x.Engagement.JourneyId), cancellationToken);
        var outreach = await database.SentOutreachAsync(telling.Select(x => x.JourneyId), cancellationToken);

        await longTerm.RecordAsync(happened, await database.AutomatedAsync(happened, cancellationToken), cancellationToken);
        if (takenBack is not [])
            await longTerm.TakeBackAsync(takenBack, await database.LastEngagedAsync(takenBack.Select(x => x.JourneyId), cancellationToken), cancellationToken);

        await episodic.StoreAsync(
            [.. telling.Select(x => EngagementEpisodes.Of(x, profiles.GetValueOrDefault(x.JourneyId), outreach[x.JourneyId]))], cancellationToken);
        var counted = await counts.CountAsync(SegmentFacts.Responses(judged, profiles), cancellationToken);
        await graph.UpsertAsync(SegmentFacts.Preferred(counted), cancellationToken);
    }
}
