using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Engagement;

internal static class EngagementModel
{
    const string Schema = "engagement";

    public static void AddEngagement(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Outreach>(outreach =>
        {
            outreach.ToTable("outreach", Schema);
            outreach.HasKey(x => x.EngagementId);
            outreach.Property(x => x.EngagementId).ValueGeneratedNever();
            outreach.Property(x => x.EngagementType).HasConversion<string>();
            outreach.Property(x => x.Channel).HasConversion<string>();
            outreach.Property(x => x.Reasons).HasJson();
            // Who hands a message to the provider says when: two who begin with the same row cannot both.
            outreach.Property(x => x.IntendedAt).IsConcurrencyToken();
            outreach.HasIndex(x => new { x.JourneyId, x.IntendedAt });
        });

        modelBuilder.Entity<EngagementEvent>(engagement =>
        {
            engagement.ToTable("events", Schema);
            engagement.HasKey(x => x.EventId);
            engagement.Property(x => x.EventId).ValueGeneratedNever();
            engagement.Property(x => x.Kind).HasConversion<string>();
            engagement.Property(x => x.Channel).HasConversion<string>();
            engagement.HasIndex(x => new { x.JourneyId, x.OccurredAt });
        });
    }
}
