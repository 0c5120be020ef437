using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Consents;

internal static class ConsentModel
{
    public static void AddConsents(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<ConsentEntry>(entry =>
        {
            entry.ToTable("consents", "ingress");
            entry.HasKey(x => x.EntryId);
            entry.Property(x => x.EntryId).ValueGeneratedNever();
            entry.Property(x => x.State).HasConversion<string>();
            entry.Property(x => x.Source).HasConversion<string>();
            entry.HasIndex(x => x.JourneyId);
            entry.HasIndex(x => x.AddressHash);
        });
}
