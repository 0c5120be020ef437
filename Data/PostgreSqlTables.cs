using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data;

/// <summary>Storage settings of tables whose rows change or leave often. PostgreSQL's own defaults wait for a fifth of the table to die before they clean up.</summary>
internal static class PostgreSqlTables
{
    public static void TunePostgreSqlTables(this ModelBuilder modelBuilder)
    {
        // Rows live for milliseconds: dead ones are swept up by count, and the freed pages are used again before the table grows.
        modelBuilder.Entity<OutboxMessage>()
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0)
            .HasStorageParameter("autovacuum_vacuum_threshold", 5_000)
            .HasStorageParameter("autovacuum_analyze_scale_factor", 0)
            .HasStorageParameter("autovacuum_analyze_threshold", 50_000)
            .HasStorageParameter("autovacuum_vacuum_cost_delay", 0);

        // Only added to, and pruned by time: a hundredth of it is enough to clean up after, so that the oldest pages come free while the newest are filled.
        modelBuilder.Entity<InboxState>()
            .HasStorageParameter("autovacuum_vacuum_scale_factor", 0.01)
            .HasStorageParameter("autovacuum_vacuum_insert_scale_factor", 0.05);

        // Filled in the order of time: a summary of each stretch of pages finds what is old, and costs an insert nothing.
        modelBuilder.Entity<InboxState>().HasIndex(x => x.Consumed).HasMethod("brin");

        // A saga changes a handful of times in a row: room on its page keeps the new version beside the old one.
        modelBuilder.Entity<LeadJourneyState>().HasStorageParameter("fillfactor", 80).HasStorageParameter("autovacuum_vacuum_scale_factor", 0.02);
        modelBuilder.Entity<CampaignReviewState>().HasStorageParameter("fillfactor", 80).HasStorageParameter("autovacuum_vacuum_scale_factor", 0.02);
        modelBuilder.Entity<HandoffRecord>().HasStorageParameter("fillfactor", 90).HasStorageParameter("autovacuum_vacuum_scale_factor", 0.02);
        modelBuilder.Entity<RememberedLead>().HasStorageParameter("fillfactor", 80);
    }
}
