using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Workers.Engagement.Decisions;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Reads what is known about the leads of a batch, with one query for each kind of fact.</summary>
internal sealed class EngagementFactsReader(
    MarketingDbContext database, ILongTermMemory memory, IKnowledgeGraph knowledge, ChannelPolicy channels, EngagementOptions options)
{
    // Facts come heaviest first: what lies beyond this many would hardly decide.
    const int PreferenceLimit = 1000;

    public async Task<EngagementFacts> ReadAsync(IReadOnlyCollection<EngageLead> commands, CancellationToken cancellationToken)
    {
        var engagements = commands.Select(x => x.EngagementId).Distinct().ToArray();
        var journeys = commands.Select(x => x.JourneyId).Distinct().ToArray();
        var campaigns = commands.Select(x => x.Lead?.CampaignId).OfType<string>().Distinct().ToArray();

        var memories = await memory.GetAsync(journeys, cancellationToken);
        return new EngagementFacts(
            await database.Set<Outreach>().Where(x => engagements.Contains(x.EngagementId)).ToDictionaryAsync(x => x.EngagementId, cancellationToken),
            await database.Set<Suppression>().AsNoTracking().Where(x => journeys.Contains(x.JourneyId)).ToDictionaryAsync(x => x.JourneyId, cancellationToken),
            memories,
            commands.Any(x => x.Lead is not null && channels.AsksSegment(x.Lead, memories.GetValueOrDefault(x.JourneyId)))
                ? await knowledge.FindAsync(new TriplePattern(Predicate: options.PreferencePredicate), PreferenceLimit, cancellationToken)
                : [],
            campaigns is [] ? [] : [.. await UnderperformingAsync(campaigns, cancellationToken)]);
    }

    async Task<List<(string, string)>> UnderperformingAsync(string[] campaigns, CancellationToken cancellationToken) =>
        (await database.Set<Campaign>().AsNoTracking()
            .Where(x => campaigns.Contains(x.CampaignId) && x.Underperforms)
            .Select(x => new { x.SourceSystem, x.CampaignId })
            .ToListAsync(cancellationToken))
        .ConvertAll(x => (x.SourceSystem, x.CampaignId));
}
