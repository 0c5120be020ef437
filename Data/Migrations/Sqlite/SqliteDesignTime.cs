using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MarketingBus.Data.Migrations.Sqlite;

/// <summary>Lets `dotnet ef migrations add --context MarketingDbContext` make a context without a running process.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<MarketingDbContext>
{
    public MarketingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<MarketingDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
