using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Learning;

internal static class LearningModel
{
    public static void AddLearning(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ModelRecord>(model =>
        {
            model.ToTable("models", "learning");
            model.HasKey(x => x.Version);
            model.HasIndex(x => new { x.Scope, x.Status });
        });
}
