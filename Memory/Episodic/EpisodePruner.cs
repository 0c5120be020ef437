using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Episodic;

/// <summary>Brings the number of episodes down to the capacity, in small bites.</summary>
internal sealed class EpisodePruner(
    IServiceScopeFactory scopes, IOptions<EpisodicOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<EpisodePruner> logger)
    : PeriodicService(lifetime, time, logger)
{
    const int Bite = 500;

    /// <summary>Returns how many were forgotten.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var surplus = await SurplusAsync(cancellationToken);
        foreach (var ids in surplus.Chunk(Bite))
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
            database.RemoveRange(await database.Set<RememberedEpisode>().Where(x => ids.Contains(x.Id)).ToListAsync(cancellationToken));
            await database.SaveChangesAsync(cancellationToken);
        }

        return surplus.Count;
    }

    protected override TimeSpan Interval => options.Value.PruneInterval;

    protected override string Work => "The pruning of episodes";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => PruneAsync(cancellationToken);

    async Task<IReadOnlyList<long>> SurplusAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var episodes = scope.ServiceProvider.GetRequiredService<MarketingDbContext>().Set<RememberedEpisode>().AsNoTracking();
        if (await episodes.CountAsync(cancellationToken) <= options.Value.Capacity)
            return [];

        var all = await episodes.Select(x => new { x.Id, x.OutcomeScore, x.OccurredAt, x.Situation }).ToListAsync(cancellationToken);
        return EpisodePruning.Surplus([.. all.Select(x => new PrunableEpisode(x.Id, x.OutcomeScore, x.OccurredAt, SituationFeatures.TextOf(x.Situation)))], options.Value.Capacity);
    }
}
