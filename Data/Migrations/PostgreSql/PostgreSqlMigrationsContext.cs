using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Migrations.PostgreSql;

/// <summary>The same model. EF knows a set of migrations by its context's type, and SQLite's belongs to <see cref="MarketingDbContext"/> itself.</summary>
internal sealed class PostgreSqlMigrationsContext(DbContextOptions<PostgreSqlMigrationsContext> options) : MarketingDbContext(options);
