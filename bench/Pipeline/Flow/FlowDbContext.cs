using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Bench.Pipeline.Flow;

internal sealed class FlowDbContext(DbContextOptions<FlowDbContext> options) : GroupedDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddTransactionalOutboxEntities(isQueue: false);
        modelBuilder.Entity<FlowState>(flow =>
        {
            flow.ToTable("flows");
            flow.HasKey(x => x.CorrelationId);
            flow.Property(x => x.CorrelationId).ValueGeneratedNever();
            flow.Property(x => x.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<ScoredLead>(lead =>
        {
            lead.ToTable("scored_leads");
            lead.HasKey(x => x.JourneyId);
            lead.Property(x => x.JourneyId).ValueGeneratedNever();
        });
    }
}
