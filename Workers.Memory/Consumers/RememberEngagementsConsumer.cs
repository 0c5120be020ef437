using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Workers.Memory.Decisions;
using MassTransit;

namespace MarketingBus.Workers.Memory.Consumers;

/// <summary>Remembers what leads did: counts for each lead, an episode for what ended well or badly, and which channels a segment answers on.</summary>
internal sealed class RememberEngagementsConsumer(
    MarketingDbContext database, ILongTermMemory longTerm, IEpisodicMemory episodic, IKnowledgeGraph graph)
    : IConsumer<Batch<EngagementRecorded>>
{
    public async Task Consume(ConsumeContext<Batch<EngagementRecorded>> context)
    {
        var cancellationToken = context.CancellationToken;
        var happened = context.Message.Select(x => x.Message).OrderBy(x => x.OccurredAt).ToList();
        var telling = happened.Where(x => EngagementEpisodes.IsTelling(x.Kind)).ToList();

        var profiles = await database.ProfilesAsync(happened.Select(x => x.JourneyId), cancellationToken);
        var outreach = await database.SentOutreachAsync(telling.Select(x => x.JourneyId), cancellationToken);
        var before = await longTerm.GetAsync([.. happened.Select(x => x.JourneyId).Distinct()], cancellationToken);

        await longTerm.RecordAsync(happened, cancellationToken);
        await episodic.StoreAsync(
            [.. telling.Select(x => EngagementEpisodes.Of(x, profiles.GetValueOrDefault(x.JourneyId), outreach[x.JourneyId]))], cancellationToken);
        await graph.UpsertAsync(SegmentFacts.Preferred(happened, profiles, before), cancellationToken);
    }
}
