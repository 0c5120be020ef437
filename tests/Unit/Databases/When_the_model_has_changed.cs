using MarketingBus.Data.Migrations.PostgreSql;
using MarketingBus.Data.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Unit.Databases;

public sealed class When_the_model_has_changed
{
    [Fact]
    public void Should_have_a_migration_for_sqlite()
    {
        using var context = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "docs/data.md says how to add a migration");
    }

    [Fact]
    public void Should_have_a_migration_for_postgresql()
    {
        using var context = new PostgreSqlDesignTime().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "docs/data.md says how to add a migration");
    }
}
