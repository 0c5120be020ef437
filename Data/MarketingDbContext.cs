using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Consents;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Identity;
using MarketingBus.Data.Ingress;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Learning;
using MarketingBus.Data.Mcp;
using MarketingBus.Data.Memory;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data;

/// <summary>The one database. Each area is written by one owner (see docs/data.md); anyone may read.</summary>
public class MarketingDbContext : GroupedDbContext
{
    public MarketingDbContext(DbContextOptions<MarketingDbContext> options)
        : base(options)
    {
    }

    private protected MarketingDbContext(DbContextOptions options)
        : base(options)
    {
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddTransactionalOutboxEntities(isQueue: Database.IsSqlite());
        modelBuilder.AddOrderNumbers(hasSequences: !Database.IsSqlite());
        modelBuilder.AddOrchestration();
        modelBuilder.AddLeads();
        modelBuilder.AddEngagement();
        modelBuilder.AddCampaigns();
        modelBuilder.AddMemory();
        modelBuilder.AddLearning();
        modelBuilder.AddIngress();
        modelBuilder.AddConsents();
        modelBuilder.AddMcp();
        modelBuilder.AddIdentity();

        if (Database.IsSqlite())
            modelBuilder.PrefixTablesWithTheirSchema();
        else
            modelBuilder.TunePostgreSqlTables();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>();
        if (Database.IsNpgsql())
            configurationBuilder.Properties<string>().HaveConversion<StorableTextConverter>();
    }
}
