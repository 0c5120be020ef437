using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Orchestration;

internal static class OrchestrationModel
{
    const string Schema = "orchestration";

    // What has ended waits for nothing: the sweeper's index holds what is under way, however much is kept.
    const string Waiting = "\"Deadline\" IS NOT NULL";

    public static void AddOrchestration(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<LeadJourneyState>(journey =>
        {
            journey.ToTable("lead_journeys", Schema);
            journey.HasKey(x => x.CorrelationId);
            journey.Property(x => x.CorrelationId).ValueGeneratedNever();
            journey.Property(x => x.Version).IsConcurrencyToken();
            journey.Property(x => x.CurrentState).HasMaxLength(64);
            journey.Property(x => x.Lead).HasJson();
            journey.Property(x => x.LeadFieldSequences).HasJson();
            journey.Property(x => x.TriagedBy).HasJson();
            journey.Property(x => x.LeadStatus).HasConversion<string>();
            journey.Property(x => x.Category).HasConversion<string>();
            journey.Property(x => x.Priority).HasConversion<string>();
            journey.Property(x => x.EngagementType).HasConversion<string>();
            journey.Property(x => x.PendingEngagements).HasJson();
            journey.Property(x => x.Callers).HasJson();
            journey.HasIndex(x => new { x.LeadId, x.SourceSystem });
            journey.HasIndex(x => x.EmailAddress).HasFilter("\"EmailAddress\" IS NOT NULL");
            journey.HasIndex(x => x.Deadline).HasFilter(Waiting);
            journey.HasIndex(x => x.StartedAt);
            journey.HasIndex(x => new { x.CurrentState, x.StartedAt });
        });

        modelBuilder.Entity<CampaignReviewState>(review =>
        {
            review.ToTable("campaign_reviews", Schema);
            review.HasKey(x => x.CorrelationId);
            review.Property(x => x.CorrelationId).ValueGeneratedNever();
            review.Property(x => x.Version).IsConcurrencyToken();
            review.Property(x => x.CurrentState).HasMaxLength(64);
            review.Property(x => x.OptimizationType).HasConversion<string>();
            review.Property(x => x.Figures).HasJson();
            review.Property(x => x.PendingFigures).HasJson();
            review.Property(x => x.Callers).HasJson();
            review.HasIndex(x => new { x.CampaignId, x.SourceSystem, x.StartedAt });
            review.HasIndex(x => x.Deadline).HasFilter(Waiting);
            review.HasIndex(x => new { x.CurrentState, x.StartedAt });
        });

        modelBuilder.Entity<HandoffRecord>(handoff =>
        {
            handoff.ToTable("handoffs", Schema);
            handoff.HasKey(x => x.HandoffId);
            handoff.Property(x => x.HandoffId).ValueGeneratedNever();
            handoff.Property(x => x.From).HasConversion<string>();
            handoff.Property(x => x.To).HasConversion<string>();
            handoff.Property(x => x.Context).HasJson();
            handoff.HasIndex(x => new { x.SubjectId, x.StartedAt });
            handoff.HasIndex(x => x.StartedAt);
        });

        modelBuilder.Entity<AgentActionRecord>(action =>
        {
            action.ToTable("actions", Schema);
            action.HasKey(x => x.ActionId);
            action.Property(x => x.ActionId).ValueGeneratedNever();
            action.Property(x => x.ActionType).HasConversion<string>();
            action.Property(x => x.SourceAgentType).HasConversion<string>();
            action.Property(x => x.DestAgentType).HasConversion<string>();
            action.Property(x => x.EscalationReason).HasConversion<string>();
            action.Property(x => x.HandoffContext).HasJson();
            action.Property(x => x.Reasons).HasJson();
            action.HasIndex(x => new { x.SubjectId, x.Timestamp });
        });

        modelBuilder.Entity<Escalation>(escalation =>
        {
            escalation.ToTable("escalations", Schema);
            escalation.HasKey(x => x.EscalationId);
            escalation.Property(x => x.EscalationId).ValueGeneratedNever();
            escalation.Property(x => x.Reason).HasConversion<string>();
            escalation.Property(x => x.EscalatedBy).HasConversion<string>();
            escalation.Property(x => x.Decision).HasConversion<string>();
            escalation.Property(x => x.Context).HasJson();

            // Of two answers that orchestrators take at the same time, the second finds the first.
            escalation.Property(x => x.ResolvedAt).IsConcurrencyToken();
            escalation.HasIndex(x => new { x.ResolvedAt, x.Deadline });
            escalation.HasIndex(x => x.SubjectId);
        });

        modelBuilder.Entity<ToldDeadline>(told =>
        {
            told.ToTable("told_deadlines", Schema);
            told.HasKey(x => x.SubjectId);
            told.Property(x => x.SubjectId).ValueGeneratedNever();
            told.Property(x => x.Version).IsConcurrencyToken();
            told.HasIndex(x => x.ToldAt);
        });
    }
}
