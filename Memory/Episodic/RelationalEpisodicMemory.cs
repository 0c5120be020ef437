using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Episodic.Meaning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Episodic;

/// <summary>Episodes as rows. A full-text index and the features' index propose candidates; <see cref="EpisodeRanking"/> puts them in order.</summary>
internal abstract class RelationalEpisodicMemory(MarketingDbContext database, IOptions<EpisodicOptions> options, TimeProvider time) : IEpisodicMemory
{
    // Of every e-mail address.
    const string Sign = "@";

    readonly DbSet<RememberedEpisode> episodes = database.Set<RememberedEpisode>();

    public async Task StoreAsync(IReadOnlyList<Episode> added, CancellationToken cancellationToken)
    {
        var ids = added.Select(x => x.EpisodeId).ToHashSet();
        await episodes.Include(x => x.Features).Where(x => ids.Contains(x.EpisodeId)).LoadAsync(cancellationToken);
        var known = episodes.Local.Where(x => ids.Contains(x.EpisodeId)).ToDictionary(x => x.EpisodeId);

        foreach (var episode in added)
        {
            if (!known.TryGetValue(episode.EpisodeId, out var row))
            {
                row = new RememberedEpisode { EpisodeId = episode.EpisodeId };
                known.Add(episode.EpisodeId, row);
                episodes.Add(row);
            }

            row.TakeOver(episode);
        }
    }

    public async Task<IReadOnlyList<RankedEpisode>> FindAsync(EpisodeQuery query, int limit, CancellationToken cancellationToken)
    {
        var ids = (await ByWordsAsync(EpisodeSearch.Literal(query.Scenario), cancellationToken))
            .Union(await ByWordsAsync(EpisodeSearch.Meant(query.Scenario, Lexicon.Default), cancellationToken))
            .Union(await BySituationAsync(query.Situation, cancellationToken)).ToList();
        if (ids.Count == 0)
            return [];

        var candidates = await episodes.AsNoTracking().Where(x => ids.Contains(x.Id)).ToListAsync(cancellationToken);
        return EpisodeRanking.Rank(
            query, [.. candidates.Select(EpisodeRows.ToEpisode)], options.Value.RecencyHalfLifeDays, time.GetUtcNow(), Math.Clamp(limit, 1, 100));
    }

    public async Task<IReadOnlyList<SegmentOutcomes>> OutcomesAsync(IReadOnlyCollection<Segment>? segments, CancellationToken cancellationToken)
    {
        var counted = await OutcomeCounts.ReadAsync(database, segments, cancellationToken);
        var usual = await episodes.GroupBy(_ => 1).Select(x => new Outcomes(x.Count(), x.Sum(e => e.OutcomeScore))).FirstOrDefaultAsync(cancellationToken);
        return [.. (segments ?? [.. counted.Select(x => x.Key)]).Distinct().Select(x => Told(x, usual, counted[x]))];

        static SegmentOutcomes Told(Segment segment, Outcomes usual, IEnumerable<OutcomeCount> counts) => new(
            segment, usual, counts.Aggregate(default(Outcomes), (sum, x) => sum + x.Outcomes),
            counts.Where(x => x.Channel is not null).ToDictionary(x => x.Channel!, x => x.Outcomes));
    }

    /// <summary>Ids of the episodes that have any of the words, those with the most first; at most <see cref="EpisodicOptions.CandidateLimit"/>.</summary>
    protected abstract Task<List<long>> ByWordsAsync(EpisodeSearch search, CancellationToken cancellationToken);

    public async Task<IReadOnlyList<Episode>> OfJourneysAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken)
    {
        var rows = await Of(journeyIds).AsNoTracking().OrderBy(x => x.OccurredAt).ToListAsync(cancellationToken);
        return [.. rows.Select(EpisodeRows.ToEpisode)];
    }

    public IAsyncEnumerable<Episode> WithNamesAsync() => episodes.AsNoTracking()
        .Where(x => x.JourneyId == null || x.Scenario.Contains(Sign) || (x.Notes != null && x.Notes.Contains(Sign))).AsAsyncEnumerable().Select(EpisodeRows.ToEpisode);

    public Task ForgetEpisodesAsync(IReadOnlyCollection<Guid> episodeIds, CancellationToken cancellationToken) =>
        episodes.Where(x => episodeIds.Contains(x.EpisodeId)).ExecuteDeleteAsync(cancellationToken);

    public async Task<long> ForgetAsync(IReadOnlyCollection<Guid> journeyIds, CancellationToken cancellationToken) =>
        await Of(journeyIds).ExecuteDeleteAsync(cancellationToken);

    async Task<List<long>> BySituationAsync(IReadOnlyDictionary<string, string>? situation, CancellationToken cancellationToken)
    {
        if (situation is not { Count: > 0 })
            return [];

        var features = SituationFeatures.Of(situation).ToList();
        return await database.Set<EpisodeFeature>()
            .Where(x => features.Contains(x.Feature))
            .GroupBy(x => x.EpisodeId)
            .OrderByDescending(x => x.Count()).ThenByDescending(x => x.Key)
            .Select(x => x.Key)
            .Take(options.Value.CandidateLimit)
            .ToListAsync(cancellationToken);
    }

    IQueryable<RememberedEpisode> Of(IReadOnlyCollection<Guid> journeyIds) => episodes.Where(x => x.JourneyId != null && journeyIds.Contains(x.JourneyId.Value));
}
