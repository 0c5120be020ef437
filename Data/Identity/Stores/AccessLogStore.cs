using System.Linq.Expressions;
using MarketingBus.Data.Mcp;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>Whom AI tools asked about. That something was asked stays for the audit; about whom goes.</summary>
internal sealed class AccessLogStore(MarketingDbContext database) : IPersonalDataStore
{
    const string Erased = "erased";

    public string Name => "mcp.resource_accesses";

    public IReadOnlyList<Type> Tables { get; } = [typeof(ResourceAccess)];

    public async Task<long> EraseAsync(Person person, CancellationToken cancellationToken)
    {
        var named = 0L;
        foreach (var isNamed in Targets(person))
            named += await database.Set<ResourceAccess>().Where(isNamed).ExecuteUpdateAsync(x => x.SetProperty(access => access.Target, Erased), cancellationToken);

        return named;
    }

    public async Task<long> CountAsync(Person person, CancellationToken cancellationToken)
    {
        var named = 0L;
        foreach (var isNamed in Targets(person))
            named += await database.Set<ResourceAccess>().LongCountAsync(isNamed, cancellationToken);

        return named;
    }

    public IAsyncEnumerable<object> ExportAsync(Person person, CancellationToken cancellationToken) =>
        Targets(person).ToAsyncEnumerable().SelectMany(isNamed => database.Set<ResourceAccess>().AsNoTracking().Where(isNamed).AsAsyncEnumerable());

    /// <summary>Targets are addresses such as "db://leads/L-1?source_system=crm", with the id as its caller wrote it.</summary>
    static IEnumerable<Expression<Func<ResourceAccess, bool>>> Targets(Person person)
    {
        var ids = person.Names.Select(x => x.LeadId).Concat(person.Conversations);
        foreach (var id in ids.SelectMany(x => new[] { x, Uri.EscapeDataString(x) }).Distinct())
        {
            var (end, middle) = ($"/{id}", $"/{id}?");
            yield return x => x.Target != null && (x.Target.EndsWith(end) || x.Target.Contains(middle));
        }

        foreach (var pattern in person.Addresses.SelectMany(x => new[] { x, Uri.EscapeDataString(x) }).Select(LikePattern.Around).Distinct())
            yield return x => x.Target != null && EF.Functions.Like(x.Target.ToLower(), pattern, LikePattern.Escape);
    }
}
