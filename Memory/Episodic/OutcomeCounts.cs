using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Memory.Episodic;

/// <summary>Counts outcomes by segment and channel, in the database and in one query.</summary>
internal static class OutcomeCounts
{
    const string Industry = "industry=", Persona = "persona=", Channel = "channel=";

    public static async Task<ILookup<Segment, OutcomeCount>> ReadAsync(
        MarketingDbContext database, IReadOnlyCollection<Segment>? segments, CancellationToken cancellationToken)
    {
        var features = database.Set<EpisodeFeature>().AsNoTracking();
        var (industries, personas, channels) = (
            features.Where(x => x.Feature.StartsWith(Industry)), features.Where(x => x.Feature.StartsWith(Persona)), features.Where(x => x.Feature.StartsWith(Channel)));
        if (segments is not null)
        {
            var (asked, who) = (segments.Select(x => Industry + x.Industry).Distinct().ToList(), segments.Select(x => Persona + x.Persona).Distinct().ToList());
            (industries, personas) = (features.Where(x => asked.Contains(x.Feature)), features.Where(x => who.Contains(x.Feature)));
        }

        var counted =
            from industry in industries
            join persona in personas on industry.EpisodeId equals persona.EpisodeId
            join episode in database.Set<RememberedEpisode>() on industry.EpisodeId equals episode.Id
            join known in channels on industry.EpisodeId equals known.EpisodeId into all
            from channel in all.DefaultIfEmpty()
            group episode.OutcomeScore by new { Industry = industry.Feature, Persona = persona.Feature, Channel = channel.Feature } into outcomes
            select new { outcomes.Key.Industry, outcomes.Key.Persona, outcomes.Key.Channel, Count = outcomes.Count(), Sum = outcomes.Sum() };
        return (await counted.ToListAsync(cancellationToken)).ToLookup(
            x => new Segment(x.Industry[Industry.Length..], x.Persona[Persona.Length..]),
            x => new OutcomeCount(x.Channel?[Channel.Length..], new Outcomes(x.Count, x.Sum)));
    }
}

/// <summary>Outcomes of one channel; null where none was kept.</summary>
internal sealed record OutcomeCount(string? Channel, Outcomes Outcomes);
