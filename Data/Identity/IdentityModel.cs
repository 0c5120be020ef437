using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Identity;

internal static class IdentityModel
{
    public const string Schema = "identity";
    public const string Tombstones = "tombstones";

    // What is done waits for nothing: the index holds what is left to do.
    const string Pending = "\"DueAt\" IS NOT NULL";

    public static void AddIdentity(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InstallationKey>(key =>
        {
            key.ToTable("keys", Schema);
            key.HasKey(x => x.Id);
            key.Property(x => x.Id).ValueGeneratedNever();
        });

        modelBuilder.Entity<Tombstone>(tombstone =>
        {
            tombstone.ToTable(Tombstones, Schema);
            tombstone.HasKey(x => x.Id);
            tombstone.HasIndex(x => x.Hash).IsUnique();
        });

        modelBuilder.Entity<Erasure>(erasure =>
        {
            erasure.ToTable("erasures", Schema);
            erasure.HasKey(x => x.ErasureId);
            erasure.Property(x => x.ErasureId).ValueGeneratedNever();
            erasure.Property(x => x.Version).IsConcurrencyToken();
            erasure.Property(x => x.Person).HasJson();
            erasure.Property(x => x.Steps).HasJson();
            erasure.HasIndex(x => x.LeadHash).IsUnique();
            erasure.HasIndex(x => x.LeadIdHash);
            erasure.HasIndex(x => x.DueAt).HasFilter(Pending);
        });
    }
}
