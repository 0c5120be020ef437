using System.Linq.Expressions;
using MarketingBus.Data;
using MarketingBus.Data.Memory;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.LongTerm;

/// <summary>Finds the fifths of all leads that have engaged when that is due, by whichever instance looks first, and has this process compare with the latest.</summary>
internal sealed class RfmQuantiles(
    IServiceScopeFactory scopes, IOptions<LongTermOptions> options, CurrentRfmPopulation current, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<RfmQuantiles> logger) : PeriodicService(lifetime, time, logger)
{
    const string Job = "rfm-quantiles";
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    // It looks more often than it counts, so that what another instance found is soon compared with here too.
    protected override TimeSpan Interval => options.Value.QuantileInterval < Look ? options.Value.QuantileInterval : Look;

    protected override string Work => "The count of RFM quantiles";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        await CountAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        await current.RefreshAsync(scope.ServiceProvider.GetRequiredService<MarketingDbContext>(), cancellationToken);
    }

    /// <summary>True when a count was due and this instance made it.</summary>
    public async Task<bool> CountAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var now = Time.GetUtcNow();
        if (await database.BeginJobAsync(Job, now, options.Value.QuantileInterval, cancellationToken) is not { } job)
            return false;

        var engaged = database.Set<RememberedLead>().AsNoTracking().Where(x => x.LastEngagedAt != null && x.Engagements > 0);
        var population = await database.FindAsync<RfmPopulation>([RfmPopulation.All], cancellationToken) ?? database.Add(new RfmPopulation()).Entity;
        population.Leads = await engaged.CountAsync(cancellationToken);
        var last = await FifthsAsync(engaged, population.Leads, x => x.LastEngagedAt!.Value, cancellationToken);
        population.RecencyDays = [.. last.Select(x => Math.Max(0, (now - x).TotalDays)).Order()];
        population.Engagements = [.. (await FifthsAsync(engaged, population.Leads, x => x.Engagements, cancellationToken)).Select(x => (double)x)];
        population.ValueUsd = await FifthsAsync(engaged, population.Leads, x => x.ConversionValueUsd, cancellationToken);
        population.ComputedAt = now;
        return await job.TrySaveAsync(cancellationToken);
    }

    /// <summary>The values that part the leads into fifths, ascending; none without leads.</summary>
    static async Task<List<T>> FifthsAsync<T>(
        IQueryable<RememberedLead> engaged, int count, Expression<Func<RememberedLead, T>> value, CancellationToken cancellationToken)
    {
        var fifths = new List<T>();
        for (var fifth = 1; fifth < 5 && count > 0; fifth++)
            fifths.Add(await engaged.OrderBy(value).Select(value).Skip(((count * fifth) + 4) / 5 - 1).FirstAsync(cancellationToken));
        return fifths;
    }
}
