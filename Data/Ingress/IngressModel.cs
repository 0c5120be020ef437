using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Ingress;

internal static class IngressModel
{
    public static void AddIngress(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<AcceptedEvent>(accepted =>
        {
            accepted.ToTable("accepted_events", "ingress");
            accepted.HasKey(x => x.EventId);
            accepted.Property(x => x.EventId).ValueGeneratedNever();
            accepted.HasIndex(x => new { x.SubjectId, x.AddressHash });
            accepted.HasIndex(x => x.AddressHash).HasFilter("\"AddressHash\" IS NOT NULL");
            accepted.HasIndex(x => x.ReceivedAt);
        });
}
