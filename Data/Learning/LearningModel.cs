using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Learning;

internal static class LearningModel
{
    public static void AddLearning(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ModelRecord>(model =>
        {
            model.ToTable("models", "learning");
            model.HasKey(x => x.Version);
            model.HasIndex(x => new { x.Scope, x.Status });
        });

        modelBuilder.Entity<ModelCheck>(check =>
        {
            check.ToTable("model_checks", "learning");
            check.HasKey(x => x.Id);
            check.HasIndex(x => new { x.ModelVersion, x.Id });
        });

        modelBuilder.Entity<LearningJob>(job =>
        {
            job.ToTable("jobs", "learning");
            job.HasKey(x => x.Name);
            job.Property(x => x.Version).IsConcurrencyToken();
        });
    }
}
