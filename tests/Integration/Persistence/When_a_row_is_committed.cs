using System.Reflection;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.Rows;
using MarketingBus.Tests.Integration.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class When_a_row_is_committed_on_sqlite(DatabaseProcess<InMemoryAndSqlite> database)
    : When_a_row_is_committed(database), IClassFixture<DatabaseProcess<InMemoryAndSqlite>>;

public sealed class When_a_row_is_committed_on_postgresql(DatabaseProcess<RabbitMqAndPostgreSql> database)
    : When_a_row_is_committed(database), IClassFixture<DatabaseProcess<RabbitMqAndPostgreSql>>;

/// <summary>What our own SQL writes is what EF Core would have written, for every table.</summary>
public abstract class When_a_row_is_committed(DatabaseProcess database)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Type> Entities => [.. Model().GetEntityTypes().Select(x => x.ClrType).Where(x => TableMap.Of(Model(), x) is not null)];

    [Theory]
    [MemberData(nameof(Entities))]
    public async Task Should_keep_every_kind_of_row_as_ef_does(Type type)
    {
        // The counter of order numbers is a sequence on PostgreSQL, and no table.
        if (await database.World.ReadAsync(x => Task.FromResult(TableMap.Of(x.Model, type))) is not { } table)
            return;

        var queue = database.World.Services.GetRequiredService<ICommitQueue>();
        var (ours, theirs) = (Sample(type, table, 1), Sample(type, table, 2));
        await queue.CommitAsync([RowChange.Insert(table, ours)], seen: 0, Cancellation);
        await using (var context = database.Stores.Open())
        {
            context.Add(theirs);
            await context.SaveChangesAsync(Cancellation);
        }

        var read = new List<object?[]>();
        await using (var context = database.Stores.Open())
        {
            foreach (var entity in (object[])[ours, theirs])
                read.Add(table.ValuesOf((await context.FindAsync(type, [.. table.PrimaryKey.Columns.Select(x => table.Columns[x].Property.PropertyInfo!.GetValue(entity))], Cancellation))!));
        }

        var loaded = await queue.LoadAsync(table.PrimaryKey, [table.PrimaryKey.In(read[0]), table.PrimaryKey.In(read[1])], Cancellation);
        Assert.Equal(read, loaded);
        Assert.Equal(read[0].Where((_, x) => !IsOwn(table, x)), read[1].Where((_, x) => !IsOwn(table, x)));
    }

    static IModel Model() => Database.At("nowhere").Model;

    /// <summary>Keys, and texts that are keys elsewhere, differ between two rows; all else is the same.</summary>
    static bool IsOwn(TableMap table, int column) => table.PrimaryKey.Columns.Contains(column) || table.Columns[column].Property.GetContainingIndexes().Any(x => x.IsUnique);

    static object Sample(Type type, TableMap table, int number)
    {
        var entity = Activator.CreateInstance(type)!;
        foreach (var (place, column) in table.Columns.Index())
        {
            var member = column.Property.PropertyInfo!;
            var own = IsOwn(table, place) ? number : 0;
            if (!column.IsGenerated && ValueOf(member.PropertyType, own) is { } value)
                member.SetValue(entity, value);
        }

        return entity;
    }

    static object? ValueOf(Type type, int own) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var x when x == typeof(string) => $"\"ä\\ 😀 'x' {own}",
        var x when x == typeof(Guid) => new Guid(own, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        var x when x == typeof(int) => int.MaxValue - own,
        var x when x == typeof(long) => long.MaxValue - own,
        var x when x == typeof(double) => 0.1 + own,
        var x when x == typeof(bool) => true,
        var x when x == typeof(byte[]) => new byte[] { 0, 255, 1 },
        var x when x == typeof(DateOnly) => new DateOnly(2026, 2, 28),
        var x when x == typeof(DateTimeOffset) => new DateTimeOffset(2026, 2, 28, 23, 59, 58, TimeSpan.FromHours(2)).AddTicks(1_234_560),
        { IsEnum: true } x => Enum.GetValues(x).GetValue(Enum.GetValues(x).Length - 1),
        { IsInterface: true } => null,
        // A contract in a JSON column: whatever it has, as it is when nothing was said of it.
        { IsClass: true } x when x.GetConstructor(BindingFlags.Public | BindingFlags.Instance, []) is { } create => create.Invoke(null),
        _ => null,
    };
}
