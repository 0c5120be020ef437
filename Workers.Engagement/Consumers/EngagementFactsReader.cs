using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Workers.Engagement.Decisions;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Workers.Engagement.Consumers;

/// <summary>Reads what is known about the leads of a batch, with one query for each kind of fact.</summary>
internal sealed class EngagementFactsReader(
    MarketingDbContext database, ConsentReader consents, ILongTermMemory memory, IEpisodicMemory episodes, KnownOutcomes outcomes, IKnowledgeGraph knowledge, ChannelPolicy channels,
    EngagementOptions options)
{
    // Facts come heaviest first: what lies beyond this many would hardly decide.
    const int PreferenceLimit = 1000;

    public async Task<EngagementFacts> ReadAsync(IReadOnlyCollection<EngageLead> commands, CancellationToken cancellationToken)
    {
        var engagements = commands.Select(x => x.EngagementId).Distinct().ToArray();
        var journeys = commands.Select(x => x.JourneyId).Distinct().ToArray();
        var campaigns = commands.Where(x => x.Lead?.CampaignId is not null).Select(x => (x.Lead!.CampaignId!, x.SourceSystem)).Distinct().ToArray();

        var remembering = memory.GetAsync(journeys, cancellationToken);
        var asking = StandingsAsync(commands, cancellationToken);
        var advertised = database.ReadAllAsync(campaigns, (Campaign x) => (x.CampaignId, x.SourceSystem), cancellationToken);
        var outreach = await database.FindAllAsync(engagements, (Outreach x) => x.EngagementId, cancellationToken);
        var memories = await remembering;
        var standings = await asking;
        var campaignsKnown = await advertised;
        return new EngagementFacts(
            outreach,
            standings,
            memories,
            commands.Any(x => x.Lead is not null && channels.AsksSegment(x.Lead, memories.GetValueOrDefault(x.JourneyId)))
                ? await knowledge.FindAsync(new TriplePattern(Predicate: options.PreferencePredicate), PreferenceLimit, cancellationToken)
                : [],
            await outcomes.GetAsync(episodes, commands.Select(x => Segment.Of(x.Lead?.Industry, x.Lead?.Persona)), cancellationToken),
            [.. campaignsKnown.Where(x => x.Value.Underperforms).Select(x => x.Key)]);
    }

    /// <summary>As they are before content is written; they are asked for once more when a message goes out.</summary>
    async Task<IReadOnlyDictionary<Guid, ConsentStanding>> StandingsAsync(IReadOnlyCollection<EngageLead> commands, CancellationToken cancellationToken)
    {
        var different = commands.DistinctBy(x => x.EngagementId).ToList();
        var standings = await Task.WhenAll(different.Select(x => consents.OfAsync(x.JourneyId, x.Lead?.LeadId, x.Lead?.Email, cancellationToken)));
        return different.Zip(standings).ToDictionary(x => x.First.EngagementId, x => x.Second);
    }
}
