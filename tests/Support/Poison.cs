using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support;

/// <summary>Makes the database refuse one row, as a constraint would, until it is taken away again: what fails is one consumer's commit, in whatever process that is.</summary>
public sealed class Poison : IAsyncDisposable
{
    readonly IWorld world;
    readonly string[] remedy;

    Poison(IWorld world, string[] remedy) => (this.world, this.remedy) = (world, remedy);

    /// <summary>Refuses to insert rows whose column has this value.</summary>
    public static async Task<Poison> OfAsync<T>(IWorld world, string column, string value)
    {
        var name = $"poison_{Guid.NewGuid():N}";
        var (table, isPostgreSql) = await world.ReadAsync(x => Task.FromResult((TableOf<T>(x), x.Database.IsNpgsql())));
        if (isPostgreSql)
        {
            await ExecuteAsync(world,
            [
                $"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$ LANGUAGE plpgsql",
                $"""CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW WHEN (NEW."{column}" = '{value}') EXECUTE FUNCTION {name}()""",
            ]);
            return new Poison(world, [$"DROP FUNCTION {name}() CASCADE"]);
        }

        await ExecuteAsync(world, [$"""CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN NEW."{column}" = '{value}' BEGIN SELECT RAISE(ABORT, 'poisoned'); END"""]);
        return new Poison(world, [$"DROP TRIGGER {name}"]);
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync(world, remedy);

    static string TableOf<T>(MarketingDbContext database) => database.Model.FindEntityType(typeof(T))!.GetSchemaQualifiedTableName()!;

    static Task<int> ExecuteAsync(IWorld world, string[] statements) => world.ReadAsync(async database =>
    {
        foreach (var statement in statements)
            await database.Database.ExecuteSqlRawAsync(statement);

        return statements.Length;
    });
}
