using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Learning;

internal static class LearningModel
{
    public static void AddLearning(this ModelBuilder modelBuilder)
    {
    }
}
