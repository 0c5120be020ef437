using MarketingBus.Data;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Api.Ingress.Erasing;

/// <summary>
/// Compares all journeys with the tombstones, and removes what is left of one. Nothing should be: no commit brings back somebody who is erased. It would be a backup that was restored in part, or a
/// fault of ours, and then it does not stay.
/// </summary>
internal sealed partial class ErasureSweeper(
    IServiceScopeFactory scopes, IEnumerable<JourneyColumn> columns, ErasedPeople erased, IOptions<ErasureOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<ErasureSweeper> logger)
    : PeriodicService(lifetime, time, logger)
{
    const int Together = 1_000;

    protected override TimeSpan Interval => options.Value.SweepInterval;

    protected override string Work => "The sweep for what is left of erased people";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <summary>Of how many people something was left.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var found = await FindAsync(database, cancellationToken);
        // Those are being worked on.
        var pending = await database.Set<Erasure>().AsNoTracking().Where(x => x.DueAt != null).Select(x => x.Person).ToListAsync(cancellationToken);
        found.ExceptWith(pending.OfType<Person>().SelectMany(x => x.Journeys));
        if (found.Count == 0)
            return 0;

        var people = new People(await scope.ServiceProvider.GetRequiredService<PersonFinder>().LeftAsync(found, cancellationToken));
        foreach (var store in scope.ServiceProvider.GetServices<IPersonalDataStore>())
            await store.EraseAsync(people, cancellationToken);

        LogLeft(logger, found.Count);
        return found.Count;
    }

    async Task<HashSet<Guid>> FindAsync(MarketingDbContext database, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        if (!await database.Set<Tombstone>().AnyAsync(cancellationToken))
            return found;

        foreach (var column in columns)
        {
            var last = Guid.Empty;
            while (true)
            {
                var from = last;
                var journeys = await column.Journeys(database).Where(x => x > from).Distinct().OrderBy(x => x).Take(Together).ToListAsync(cancellationToken);
                found.UnionWith(await erased.AmongAsync(journeys, cancellationToken));
                if (journeys.Count < Together)
                    break;

                last = journeys[^1];
            }
        }

        return found;
    }

    [LoggerMessage(LogLevel.Warning, "Something was left of {People} people who were erased; it has been removed")]
    static partial void LogLeft(ILogger logger, int people);
}
