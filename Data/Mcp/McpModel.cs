using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Mcp;

internal static class McpModel
{
    public static void AddMcp(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ResourceAccess>(access =>
        {
            access.ToTable("resource_accesses", "mcp");
            access.HasKey(x => x.Id);
            access.HasIndex(x => x.At);
        });
}
