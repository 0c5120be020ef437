using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>A table of which each row belongs to one person.</summary>
internal sealed class TableStore<TEntity>(MarketingDbContext database, string name, Func<Person, Expression<Func<TEntity, bool>>> rowsOf) : IPersonalDataStore
    where TEntity : class
{
    public string Name => name;

    public IReadOnlyList<Type> Tables { get; } = [typeof(TEntity)];

    public async Task<long> EraseAsync(Person person, CancellationToken cancellationToken) => await Rows(person).ExecuteDeleteAsync(cancellationToken);

    public Task<long> CountAsync(Person person, CancellationToken cancellationToken) => Rows(person).LongCountAsync(cancellationToken);

    public IAsyncEnumerable<object> ExportAsync(Person person, CancellationToken cancellationToken) => Rows(person).AsAsyncEnumerable();

    IQueryable<TEntity> Rows(Person person) => database.Set<TEntity>().AsNoTracking().Where(rowsOf(person));
}
