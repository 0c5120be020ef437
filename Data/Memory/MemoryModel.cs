using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Memory;

internal static class MemoryModel
{
    public static void AddMemory(this ModelBuilder modelBuilder)
    {
    }
}
