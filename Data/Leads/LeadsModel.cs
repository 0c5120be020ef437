using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Leads;

internal static class LeadsModel
{
    public static void AddLeads(this ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Lead>(lead =>
        {
            lead.ToTable("leads", "leads");
            lead.HasKey(x => x.JourneyId);
            lead.Property(x => x.JourneyId).ValueGeneratedNever();
            lead.Property(x => x.Profile).HasJson();
            lead.Property(x => x.Category).HasConversion<string>();
            lead.Property(x => x.Routing).HasJson();
            lead.Property(x => x.Reasons).HasJson();
            // Two workers that triage one lead at once: the second looks again at what it would replace.
            lead.Property(x => x.TriagedAt).IsConcurrencyToken();
            lead.HasIndex(x => new { x.LeadId, x.SourceSystem });
            lead.HasIndex(x => x.EmailAddress).HasFilter("\"EmailAddress\" IS NOT NULL");
            lead.HasIndex(x => x.CampaignId);
            lead.HasIndex(x => x.TriagedAt);
        });
}
