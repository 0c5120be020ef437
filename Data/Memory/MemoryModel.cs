using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Data.Memory;

internal static class MemoryModel
{
    const string Schema = "memory";
    const string Holds = "\"EndedAt\" IS NULL";

    public static void AddMemory(this ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RememberedConversation>(conversation =>
        {
            conversation.ToTable("conversations", Schema);
            conversation.HasKey(x => x.ConversationId);
            conversation.Property(x => x.Context).HasJson();
            conversation.Property(x => x.Version).IsConcurrencyToken();
            conversation.HasIndex(x => x.ExpiresAt);
        });

        modelBuilder.Entity<RememberedLead>(lead =>
        {
            lead.ToTable("leads", Schema);
            lead.HasKey(x => x.JourneyId);
            lead.Property(x => x.JourneyId).ValueGeneratedNever();
            lead.Property(x => x.Preferences).HasJson();
            lead.Property(x => x.PreferencesLearntAt).HasJson().HasDefaultValueSql("'{}'").ValueGeneratedNever();
            lead.Property(x => x.PreferenceVersions).HasJson().HasDefaultValueSql("'{}'").ValueGeneratedNever();
            lead.Property(x => x.ResponsesByChannel).HasJson();
            lead.Property(x => x.Version).IsConcurrencyToken();
        });

        modelBuilder.Entity<MemoryJob>(job =>
        {
            job.ToTable("jobs", Schema);
            job.HasKey(x => x.Name);
            job.Property(x => x.Version).IsConcurrencyToken();
        });

        modelBuilder.Entity<RfmPopulation>(population =>
        {
            population.ToTable("rfm_populations", Schema);
            population.HasKey(x => x.Name);
            population.Property(x => x.RecencyDays).HasJson();
            population.Property(x => x.Engagements).HasJson();
            population.Property(x => x.ValueUsd).HasJson();
        });

        modelBuilder.Entity<RememberedEpisode>(episode =>
        {
            episode.ToTable("episodes", Schema);
            episode.HasKey(x => x.Id);
            episode.Property(x => x.Actions).HasJson();
            episode.Property(x => x.Situation).HasJson();
            episode.HasMany(x => x.Features).WithOne().HasForeignKey(x => x.EpisodeId).OnDelete(DeleteBehavior.Cascade);
            episode.HasIndex(x => x.EpisodeId).IsUnique();
            episode.HasIndex(x => x.JourneyId);
        });

        modelBuilder.Entity<EpisodeFeature>(feature =>
        {
            feature.ToTable("episode_features", Schema);
            feature.HasKey(x => new { x.EpisodeId, x.Feature });
            feature.HasIndex(x => x.Feature);
        });

        modelBuilder.Entity<RememberedFact>(fact =>
        {
            fact.ToTable("facts", Schema);
            fact.HasKey(x => x.Id);
            fact.Property(x => x.Version).IsConcurrencyToken();
            fact.HasIndex(x => new { x.SubjectKey, x.PredicateKey, x.ObjectKey }).IsUnique();

            // Each holds all that an order of facts needs, so that a hub's best are found without looking at the facts themselves.
            fact.HasIndex(x => new { x.SubjectKey, x.Standing, x.Id }).HasFilter(Holds);
            fact.HasIndex(x => new { x.PredicateKey, x.Standing, x.Id }).HasFilter(Holds);
            fact.HasIndex(x => new { x.ObjectKey, x.Standing, x.Id }).HasFilter(Holds);
        });

        modelBuilder.Entity<CountedFact>(fact =>
        {
            fact.ToTable("counted_facts", Schema);
            fact.HasKey(x => new { x.SubjectKey, x.PredicateKey, x.ObjectKey });
            fact.Property(x => x.Version).IsConcurrencyToken();
        });

        modelBuilder.Entity<FactEvidence>(evidence =>
        {
            evidence.ToTable("fact_evidence", Schema);
            evidence.HasKey(x => x.EvidenceId);
            evidence.Property(x => x.EvidenceId).ValueGeneratedNever();
        });

        modelBuilder.Entity<KeptMemoryWrite>(write =>
        {
            write.ToTable("kept_writes", Schema);
            write.HasKey(x => x.Id);
            write.Property(x => x.Memory).HasConversion<string>();
            write.HasIndex(x => new { x.Memory, x.Key });
        });
    }
}
