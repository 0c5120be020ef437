using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity.Stores;

/// <summary>A table of which each row belongs to one journey.</summary>
internal sealed class TableStore<TEntity>(MarketingDbContext database, string name, Expression<Func<TEntity, Guid>> journeyOf) : IPersonalDataStore
    where TEntity : class
{
    public string Name => name;

    public IReadOnlyList<Type> Tables { get; } = [typeof(TEntity)];

    public async Task<PersonCounts> EraseAsync(People people, CancellationToken cancellationToken)
    {
        // Counted before: a removal of many does not say of whom how much it was.
        var known = await CountAsync(people, cancellationToken);
        if (!known.IsEmpty)
        {
            foreach (var journeys in people.Journeys.Chunk(Chunks.MostKeys))
                await Rows(journeys).ExecuteDeleteAsync(cancellationToken);
        }

        return known;
    }

    public async Task<PersonCounts> CountAsync(People people, CancellationToken cancellationToken)
    {
        var counts = new PersonCounts();
        foreach (var journeys in people.Journeys.Chunk(Chunks.MostKeys))
        {
            var found = await Rows(journeys).GroupBy(journeyOf).Select(x => new { x.Key, Entries = x.LongCount() }).ToListAsync(cancellationToken);
            foreach (var journey in found)
                counts.Add(people.OfJourney(journey.Key), journey.Entries);
        }

        return counts;
    }

    public IAsyncEnumerable<object> ExportAsync(Person person, CancellationToken cancellationToken)
    {
        var key = database.Model.FindEntityType(typeof(TEntity))!.FindPrimaryKey()!.Properties[0];
        return key.ClrType == typeof(Guid) ? ExportAsync<Guid>(person, key.Name, cancellationToken) : ExportAsync<long>(person, key.Name, cancellationToken);
    }

    /// <summary>The keys of all rows first: a few bytes each, and nobody else's connection is held while they are written out.</summary>
    async IAsyncEnumerable<object> ExportAsync<TKey>(Person person, string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = await Rows([.. person.Journeys]).Select(x => EF.Property<TKey>(x, key)).ToListAsync(cancellationToken);
        var rows = keys.ReadAsync(ExportPages.Rows, page => database.Set<TEntity>().AsNoTracking().Where(x => page.Contains(EF.Property<TKey>(x, key))), cancellationToken);
        await foreach (var row in rows)
            yield return row;
    }

    IQueryable<TEntity> Rows(Guid[] journeys)
    {
        Expression<Func<Guid, bool>> isMeant = x => journeys.Contains(x);
        var isOfOne = new ParameterReplacement(isMeant.Parameters[0], journeyOf.Body).Visit(isMeant.Body);
        return database.Set<TEntity>().AsNoTracking().Where(Expression.Lambda<Func<TEntity, bool>>(isOfOne, journeyOf.Parameters));
    }

    sealed class ParameterReplacement(ParameterExpression parameter, Expression replacement) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? replacement : node;
    }
}
