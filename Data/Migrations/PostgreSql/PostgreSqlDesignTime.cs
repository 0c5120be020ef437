using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MarketingBus.Data.Migrations.PostgreSql;

/// <summary>Lets `dotnet ef migrations add --context PostgreSqlMigrationsContext` make a context without a server.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlMigrationsContext>
{
    public PostgreSqlMigrationsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlMigrationsContext>().UseNpgsql("Host=design-time").Options);
}
