using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MarketingBus.Data;

/// <summary>Lets `dotnet ef migrations add` make a context without a running process.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<MarketingDbContext>
{
    public MarketingDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<MarketingDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
