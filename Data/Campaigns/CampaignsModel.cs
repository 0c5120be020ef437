using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Campaigns;

internal static class CampaignsModel
{
    const string Schema = "campaigns";

    public static void AddCampaigns(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Campaign>(campaign =>
        {
            campaign.ToTable("campaigns", Schema);
            campaign.HasKey(x => x.Id);
            campaign.Property(x => x.Status).HasConversion<string>();
            campaign.Property(x => x.SettingDays).HasJson();
            campaign.Property(x => x.Version).IsConcurrencyToken();
            campaign.HasIndex(x => new { x.CampaignId, x.SourceSystem }).IsUnique();
        });

        modelBuilder.Entity<CampaignReading>(reading =>
        {
            reading.ToTable("readings", Schema);
            reading.HasKey(x => x.ReviewId);
            reading.Property(x => x.ReviewId).ValueGeneratedNever();
            reading.Property(x => x.Figures).HasJson();
            reading.Property(x => x.OptimizationType).HasConversion<string>();
            reading.Property(x => x.Recommendations).HasJson();
            reading.Property(x => x.Reasons).HasJson();
            reading.HasIndex(x => new { x.CampaignId, x.SourceSystem, x.Date, x.Sequence });
        });

        modelBuilder.Entity<CampaignChange>(change =>
        {
            change.ToTable("changes", Schema);
            change.HasKey(x => x.ChangeId);
            change.Property(x => x.ChangeId).ValueGeneratedNever();
            change.Property(x => x.Before).HasJson();
            change.Property(x => x.After).HasJson();
            change.HasIndex(x => new { x.CampaignId, x.SourceSystem, x.ChangedAt });
        });
    }
}
