using MarketingBus.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Support;

/// <summary>The database of a world that is not running.</summary>
public static class Database
{
    public static MarketingDbContext At(string folder) =>
        new(new DbContextOptionsBuilder<MarketingDbContext>().UseSqlite($"Data Source={Path.Combine(folder, "marketingbus.db")}").Options);
}
