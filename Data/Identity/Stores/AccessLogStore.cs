using System.Runtime.CompilerServices;
using MarketingBus.Data.Mcp;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>Whom AI tools asked about. That something was asked stays for the audit; about whom goes.</summary>
internal sealed class AccessLogStore(MarketingDbContext database) : IPersonalDataStore
{
    const string Erased = "erased";

    public string Name => "mcp.resource_accesses";

    public IReadOnlyList<Type> Tables { get; } = [typeof(ResourceAccess)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found) = await FindAsync(people, cancellationToken);
        foreach (var targets in found.Chunk(Chunks.MostKeys))
            await database.Set<ResourceAccess>().Where(x => targets.Contains(x.Target)).ExecuteUpdateAsync(x => x.SetProperty(access => access.Target, Erased), cancellationToken);

        return counts;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken) => (await FindAsync(people, cancellationToken)).Counts;

    public async IAsyncEnumerable<object> ExportAsync(Person person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (_, found) = await FindAsync(new People([person]), cancellationToken);
        foreach (var targets in found.Chunk(Chunks.MostKeys))
        {
            var ids = await database.Set<ResourceAccess>().Where(x => targets.Contains(x.Target)).Select(x => x.Id).ToListAsync(cancellationToken);
            await foreach (var access in ids.ReadAsync(ExportPages.Rows, page => database.Set<ResourceAccess>().AsNoTracking().Where(x => page.Contains(x.Id)), cancellationToken))
                yield return access;
        }
    }

    /// <summary>Each target is read once, however often it was asked for.</summary>
    async Task<(PersonCounts Counts, List<string?> Found)> FindAsync(People people, CancellationToken cancellationToken)
    {
        var (counts, found, named) = (new PersonCounts(), new List<string?>(), new NamedTargets(people));
        var targets = database.Set<ResourceAccess>().Where(x => x.Target != null).GroupBy(x => x.Target!).Select(x => new { x.Key, Entries = x.LongCount() }).AsAsyncEnumerable();
        await foreach (var target in targets.WithCancellation(cancellationToken))
        {
            var asked = named.PeopleOf(target.Key);
            if (asked.Count == 0)
                continue;

            counts.Add(asked, target.Entries);
            found.Add(target.Key);
        }

        return (counts, found);
    }
}
