using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "ingress");

            migrationBuilder.EnsureSchema(
                name: "orchestration");

            migrationBuilder.EnsureSchema(
                name: "campaigns");

            migrationBuilder.EnsureSchema(
                name: "memory");

            migrationBuilder.EnsureSchema(
                name: "identity");

            migrationBuilder.EnsureSchema(
                name: "engagement");

            migrationBuilder.EnsureSchema(
                name: "messaging");

            migrationBuilder.EnsureSchema(
                name: "learning");

            migrationBuilder.EnsureSchema(
                name: "leads");

            migrationBuilder.EnsureSchema(
                name: "mcp");

            migrationBuilder.CreateSequence(
                name: "order_numbers",
                schema: "messaging");

            migrationBuilder.CreateTable(
                name: "accepted_events",
                schema: "ingress",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentHash = table.Column<string>(type: "text", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    AddressHash = table.Column<string>(type: "text", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accepted_events", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "actions",
                schema: "orchestration",
                columns: table => new
                {
                    ActionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Timestamp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConversationId = table.Column<string>(type: "text", nullable: true),
                    LeadId = table.Column<string>(type: "text", nullable: true),
                    ActionType = table.Column<string>(type: "text", nullable: false),
                    SourceAgent = table.Column<string>(type: "text", nullable: false),
                    SourceAgentType = table.Column<string>(type: "text", nullable: false),
                    DestAgentType = table.Column<string>(type: "text", nullable: true),
                    HandoffContext = table.Column<string>(type: "text", nullable: true),
                    EscalationReason = table.Column<string>(type: "text", nullable: false),
                    Result = table.Column<string>(type: "text", nullable: true),
                    Reasons = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => x.ActionId);
                });

            migrationBuilder.CreateTable(
                name: "campaign_reviews",
                schema: "orchestration",
                columns: table => new
                {
                    CorrelationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CurrentState = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    CampaignId = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: true),
                    OptimizationType = table.Column<string>(type: "text", nullable: false),
                    Figures = table.Column<string>(type: "text", nullable: false),
                    FiguresFingerprint = table.Column<string>(type: "text", nullable: true),
                    NewestSequence = table.Column<long>(type: "bigint", nullable: false),
                    FiguresSequence = table.Column<long>(type: "bigint", nullable: false),
                    PendingFigures = table.Column<string>(type: "text", nullable: true),
                    PerformanceScore = table.Column<double>(type: "double precision", nullable: true),
                    RecommendationCount = table.Column<int>(type: "integer", nullable: false),
                    Run = table.Column<int>(type: "integer", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uuid", nullable: true),
                    HandoffRule = table.Column<string>(type: "text", nullable: true),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EscalationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ResumeState = table.Column<string>(type: "text", nullable: true),
                    Callers = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    FaultReason = table.Column<string>(type: "text", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaign_reviews", x => x.CorrelationId);
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02)
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.CreateTable(
                name: "campaigns",
                schema: "campaigns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    CampaignId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "text", nullable: false),
                    DailyBudgetUsd = table.Column<double>(type: "double precision", nullable: true),
                    TotalBudgetUsd = table.Column<double>(type: "double precision", nullable: true),
                    SettingDays = table.Column<string>(type: "text", nullable: false),
                    JudgedReviewId = table.Column<Guid>(type: "uuid", nullable: true),
                    PerformanceScore = table.Column<double>(type: "double precision", nullable: true),
                    Underperforms = table.Column<bool>(type: "boolean", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                schema: "campaigns",
                columns: table => new
                {
                    ChangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    CampaignId = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    After = table.Column<string>(type: "text", nullable: false),
                    ChangedBy = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.ChangeId);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "ingress",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: true),
                    AddressHash = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: true),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                schema: "memory",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "text", nullable: false),
                    Context = table.Column<string>(type: "text", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SlidingMilliseconds = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_conversations", x => x.ConversationId);
                });

            migrationBuilder.CreateTable(
                name: "counted_facts",
                schema: "memory",
                columns: table => new
                {
                    SubjectKey = table.Column<string>(type: "text", nullable: false),
                    PredicateKey = table.Column<string>(type: "text", nullable: false),
                    ObjectKey = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counted_facts", x => new { x.SubjectKey, x.PredicateKey, x.ObjectKey });
                });

            migrationBuilder.CreateTable(
                name: "episodes",
                schema: "memory",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EpisodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scenario = table.Column<string>(type: "text", nullable: false),
                    Actions = table.Column<string>(type: "text", nullable: false),
                    OutcomeScore = table.Column<double>(type: "double precision", nullable: false),
                    Notes = table.Column<string>(type: "text", nullable: true),
                    Situation = table.Column<string>(type: "text", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_episodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                schema: "identity",
                columns: table => new
                {
                    ErasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    LeadHash = table.Column<string>(type: "text", nullable: false),
                    LeadIdHash = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: true),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasures", x => x.ErasureId);
                });

            migrationBuilder.CreateTable(
                name: "escalations",
                schema: "orchestration",
                columns: table => new
                {
                    EscalationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: true),
                    CampaignId = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    EscalatedBy = table.Column<string>(type: "text", nullable: false),
                    Context = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    Blocking = table.Column<bool>(type: "boolean", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Decision = table.Column<string>(type: "text", nullable: true),
                    ResolvedBy = table.Column<string>(type: "text", nullable: true),
                    Notes = table.Column<string>(type: "text", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.EscalationId);
                });

            migrationBuilder.CreateTable(
                name: "events",
                schema: "engagement",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: true),
                    CampaignId = table.Column<string>(type: "text", nullable: true),
                    MessageId = table.Column<string>(type: "text", nullable: true),
                    ValueUsd = table.Column<double>(type: "double precision", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    AutomatedReason = table.Column<string>(type: "text", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_events", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "fact_evidence",
                schema: "memory",
                columns: table => new
                {
                    EvidenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKey = table.Column<string>(type: "text", nullable: false),
                    PredicateKey = table.Column<string>(type: "text", nullable: false),
                    ObjectKey = table.Column<string>(type: "text", nullable: false),
                    TakenBack = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_evidence", x => x.EvidenceId);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                schema: "memory",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Predicate = table.Column<string>(type: "text", nullable: false),
                    Object = table.Column<string>(type: "text", nullable: false),
                    SubjectKey = table.Column<string>(type: "text", nullable: false),
                    PredicateKey = table.Column<string>(type: "text", nullable: false),
                    ObjectKey = table.Column<string>(type: "text", nullable: false),
                    Weight = table.Column<double>(type: "double precision", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: true),
                    Evidence = table.Column<int>(type: "integer", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Standing = table.Column<double>(type: "double precision", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "faulted_messages",
                schema: "messaging",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Endpoint = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Headers = table.Column<string>(type: "text", nullable: true),
                    ExceptionType = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    FaultedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_faulted_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "handoffs",
                schema: "orchestration",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: true),
                    From = table.Column<string>(type: "text", nullable: true),
                    To = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Context = table.Column<string>(type: "text", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handoffs", x => x.HandoffId);
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02)
                .Annotation("Npgsql:StorageParameter:fillfactor", 90);

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "messaging",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConsumerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Consumed = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.MessageId, x.ConsumerId });
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_insert_scale_factor", 0.050000000000000003)
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.01);

            migrationBuilder.CreateTable(
                name: "inbox_horizons",
                schema: "messaging",
                columns: table => new
                {
                    ConsumerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ForgottenBefore = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_horizons", x => x.ConsumerId);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                schema: "learning",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                schema: "memory",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs1", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "kept_writes",
                schema: "memory",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Memory = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    GivenUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_writes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "keys",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: true),
                    Fingerprint = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "lead_journeys",
                schema: "orchestration",
                columns: table => new
                {
                    CorrelationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CurrentState = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: false),
                    Lead = table.Column<string>(type: "text", nullable: true),
                    LeadSequence = table.Column<long>(type: "bigint", nullable: false),
                    LeadFieldSequences = table.Column<string>(type: "text", nullable: false),
                    EmailAddress = table.Column<string>(type: "text", nullable: true),
                    TriagedAs = table.Column<string>(type: "text", nullable: true),
                    TriagedBy = table.Column<string>(type: "text", nullable: false),
                    EngagedAs = table.Column<string>(type: "text", nullable: true),
                    TriageAsked = table.Column<bool>(type: "boolean", nullable: false),
                    LeadStatus = table.Column<string>(type: "text", nullable: false),
                    ConversationId = table.Column<string>(type: "text", nullable: true),
                    Category = table.Column<string>(type: "text", nullable: true),
                    Score = table.Column<double>(type: "double precision", nullable: true),
                    Priority = table.Column<string>(type: "text", nullable: true),
                    RoutingReason = table.Column<string>(type: "text", nullable: true),
                    ModelVersion = table.Column<string>(type: "text", nullable: true),
                    Run = table.Column<int>(type: "integer", nullable: false),
                    HandoffId = table.Column<Guid>(type: "uuid", nullable: true),
                    HandoffRule = table.Column<string>(type: "text", nullable: true),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EngagementId = table.Column<Guid>(type: "uuid", nullable: true),
                    EngagementType = table.Column<string>(type: "text", nullable: true),
                    PendingEngagements = table.Column<string>(type: "text", nullable: false),
                    TriagePending = table.Column<bool>(type: "boolean", nullable: false),
                    EscalationId = table.Column<Guid>(type: "uuid", nullable: true),
                    ResumeState = table.Column<string>(type: "text", nullable: true),
                    Callers = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    FaultReason = table.Column<string>(type: "text", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lead_journeys", x => x.CorrelationId);
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0.02)
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.CreateTable(
                name: "leads",
                schema: "leads",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: true),
                    Profile = table.Column<string>(type: "text", nullable: false),
                    EmailAddress = table.Column<string>(type: "text", nullable: true),
                    CampaignId = table.Column<string>(type: "text", nullable: true),
                    Category = table.Column<string>(type: "text", nullable: false),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    Fit = table.Column<double>(type: "double precision", nullable: true),
                    Engagement = table.Column<double>(type: "double precision", nullable: true),
                    Grade = table.Column<string>(type: "text", nullable: true),
                    Routing = table.Column<string>(type: "text", nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    ModelVersion = table.Column<string>(type: "text", nullable: false),
                    JourneyVersion = table.Column<int>(type: "integer", nullable: false),
                    FirstTriagedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TriagedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads", x => x.JourneyId);
                });

            migrationBuilder.CreateTable(
                name: "leads",
                schema: "memory",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: false),
                    Preferences = table.Column<string>(type: "text", nullable: false),
                    PreferencesLearntAt = table.Column<string>(type: "text", nullable: false, defaultValueSql: "'{}'"),
                    PreferenceVersions = table.Column<string>(type: "text", nullable: false, defaultValueSql: "'{}'"),
                    UpstreamRfmScore = table.Column<double>(type: "double precision", nullable: true),
                    Engagements = table.Column<int>(type: "integer", nullable: false),
                    Conversions = table.Column<int>(type: "integer", nullable: false),
                    ConversionValueUsd = table.Column<double>(type: "double precision", nullable: false),
                    ResponsesByChannel = table.Column<string>(type: "text", nullable: false),
                    EngagementPoints = table.Column<double>(type: "double precision", nullable: false),
                    EngagementPointsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastEngagedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads1", x => x.JourneyId);
                })
                .Annotation("Npgsql:StorageParameter:fillfactor", 80);

            migrationBuilder.CreateTable(
                name: "model_checks",
                schema: "learning",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ModelVersion = table.Column<string>(type: "text", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WindowFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WindowTo = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Leads = table.Column<int>(type: "integer", nullable: false),
                    Outcomes = table.Column<int>(type: "integer", nullable: false),
                    IsDrifted = table.Column<bool>(type: "boolean", nullable: false),
                    ReportJson = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "models",
                schema: "learning",
                columns: table => new
                {
                    Version = table.Column<string>(type: "text", nullable: false),
                    TrainedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PromotedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DataFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DataTo = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    SchemaJson = table.Column<string>(type: "text", nullable: false),
                    MetricsJson = table.Column<string>(type: "text", nullable: false),
                    Artefact = table.Column<byte[]>(type: "bytea", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    Status = table.Column<string>(type: "text", nullable: false),
                    Message = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_models", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "messaging",
                columns: table => new
                {
                    SequenceNumber = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Destination = table.Column<string>(type: "text", nullable: false),
                    MessageType = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    Headers = table.Column<string>(type: "text", nullable: true),
                    SentTime = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.SequenceNumber);
                })
                .Annotation("Npgsql:StorageParameter:autovacuum_analyze_scale_factor", 0)
                .Annotation("Npgsql:StorageParameter:autovacuum_analyze_threshold", 50000)
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_cost_delay", 0)
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_scale_factor", 0)
                .Annotation("Npgsql:StorageParameter:autovacuum_vacuum_threshold", 5000);

            migrationBuilder.CreateTable(
                name: "outreach",
                schema: "engagement",
                columns: table => new
                {
                    EngagementId = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<string>(type: "text", nullable: false),
                    CampaignId = table.Column<string>(type: "text", nullable: true),
                    EngagementType = table.Column<string>(type: "text", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: true),
                    Status = table.Column<string>(type: "text", nullable: false),
                    MessageId = table.Column<string>(type: "text", nullable: true),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    IntendedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outreach", x => x.EngagementId);
                });

            migrationBuilder.CreateTable(
                name: "readings",
                schema: "campaigns",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceSystem = table.Column<string>(type: "text", nullable: false),
                    CampaignId = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: true),
                    Figures = table.Column<string>(type: "text", nullable: false),
                    OptimizationType = table.Column<string>(type: "text", nullable: false),
                    PerformanceScore = table.Column<double>(type: "double precision", nullable: true),
                    Recommendations = table.Column<string>(type: "text", nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OptimizedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_readings", x => x.ReviewId);
                });

            migrationBuilder.CreateTable(
                name: "resource_accesses",
                schema: "mcp",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    Target = table.Column<string>(type: "text", nullable: true),
                    Allowed = table.Column<bool>(type: "boolean", nullable: false),
                    ErrorCode = table.Column<int>(type: "integer", nullable: true),
                    DurationMilliseconds = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resource_accesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rfm_populations",
                schema: "memory",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Leads = table.Column<int>(type: "integer", nullable: false),
                    RecencyDays = table.Column<string>(type: "text", nullable: false),
                    Engagements = table.Column<string>(type: "text", nullable: false),
                    ValueUsd = table.Column<string>(type: "text", nullable: false),
                    ComputedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rfm_populations", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "told_deadlines",
                schema: "orchestration",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    WaitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Deadline = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_deadlines", x => x.SubjectId);
                });

            migrationBuilder.CreateTable(
                name: "tombstones",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    ErasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tombstones", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "episode_features",
                schema: "memory",
                columns: table => new
                {
                    EpisodeId = table.Column<long>(type: "bigint", nullable: false),
                    Feature = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_episode_features", x => new { x.EpisodeId, x.Feature });
                    table.ForeignKey(
                        name: "FK_episode_features_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalSchema: "memory",
                        principalTable: "episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accepted_events_AddressHash",
                schema: "ingress",
                table: "accepted_events",
                column: "AddressHash",
                filter: "\"AddressHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_accepted_events_ReceivedAt",
                schema: "ingress",
                table: "accepted_events",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_accepted_events_SubjectId_AddressHash",
                schema: "ingress",
                table: "accepted_events",
                columns: new[] { "SubjectId", "AddressHash" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_SubjectId_Timestamp",
                schema: "orchestration",
                table: "actions",
                columns: new[] { "SubjectId", "Timestamp" });

            migrationBuilder.CreateIndex(
                name: "IX_campaign_reviews_CampaignId_SourceSystem_StartedAt",
                schema: "orchestration",
                table: "campaign_reviews",
                columns: new[] { "CampaignId", "SourceSystem", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_campaign_reviews_CurrentState_StartedAt",
                schema: "orchestration",
                table: "campaign_reviews",
                columns: new[] { "CurrentState", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_campaign_reviews_Deadline",
                schema: "orchestration",
                table: "campaign_reviews",
                column: "Deadline",
                filter: "\"Deadline\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_CampaignId_SourceSystem",
                schema: "campaigns",
                table: "campaigns",
                columns: new[] { "CampaignId", "SourceSystem" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_changes_CampaignId_SourceSystem_ChangedAt",
                schema: "campaigns",
                table: "changes",
                columns: new[] { "CampaignId", "SourceSystem", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_AddressHash",
                schema: "ingress",
                table: "consents",
                column: "AddressHash");

            migrationBuilder.CreateIndex(
                name: "IX_consents_JourneyId",
                schema: "ingress",
                table: "consents",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_conversations_ExpiresAt",
                schema: "memory",
                table: "conversations",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_episode_features_Feature",
                schema: "memory",
                table: "episode_features",
                column: "Feature");

            migrationBuilder.CreateIndex(
                name: "IX_episodes_EpisodeId",
                schema: "memory",
                table: "episodes",
                column: "EpisodeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_episodes_JourneyId",
                schema: "memory",
                table: "episodes",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_erasures_DueAt",
                schema: "identity",
                table: "erasures",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_erasures_LeadHash",
                schema: "identity",
                table: "erasures",
                column: "LeadHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_erasures_LeadIdHash",
                schema: "identity",
                table: "erasures",
                column: "LeadIdHash");

            migrationBuilder.CreateIndex(
                name: "IX_escalations_ResolvedAt_Deadline",
                schema: "orchestration",
                table: "escalations",
                columns: new[] { "ResolvedAt", "Deadline" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_SubjectId",
                schema: "orchestration",
                table: "escalations",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_events_JourneyId_OccurredAt",
                schema: "engagement",
                table: "events",
                columns: new[] { "JourneyId", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_ObjectKey_Standing_Id",
                schema: "memory",
                table: "facts",
                columns: new[] { "ObjectKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_facts_PredicateKey_Standing_Id",
                schema: "memory",
                table: "facts",
                columns: new[] { "PredicateKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_facts_SubjectKey_PredicateKey_ObjectKey",
                schema: "memory",
                table: "facts",
                columns: new[] { "SubjectKey", "PredicateKey", "ObjectKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_facts_SubjectKey_Standing_Id",
                schema: "memory",
                table: "facts",
                columns: new[] { "SubjectKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_faulted_messages_MessageId",
                schema: "messaging",
                table: "faulted_messages",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_handoffs_StartedAt",
                schema: "orchestration",
                table: "handoffs",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_handoffs_SubjectId_StartedAt",
                schema: "orchestration",
                table: "handoffs",
                columns: new[] { "SubjectId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_Consumed",
                schema: "messaging",
                table: "inbox",
                column: "Consumed")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_ConsumerId_Consumed",
                schema: "messaging",
                table: "inbox",
                columns: new[] { "ConsumerId", "Consumed" });

            migrationBuilder.CreateIndex(
                name: "IX_kept_writes_Memory_Key",
                schema: "memory",
                table: "kept_writes",
                columns: new[] { "Memory", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_journeys_CurrentState_StartedAt",
                schema: "orchestration",
                table: "lead_journeys",
                columns: new[] { "CurrentState", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_journeys_Deadline",
                schema: "orchestration",
                table: "lead_journeys",
                column: "Deadline",
                filter: "\"Deadline\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_lead_journeys_EmailAddress",
                schema: "orchestration",
                table: "lead_journeys",
                column: "EmailAddress",
                filter: "\"EmailAddress\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_lead_journeys_LeadId_SourceSystem",
                schema: "orchestration",
                table: "lead_journeys",
                columns: new[] { "LeadId", "SourceSystem" });

            migrationBuilder.CreateIndex(
                name: "IX_lead_journeys_StartedAt",
                schema: "orchestration",
                table: "lead_journeys",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_leads_CampaignId",
                schema: "leads",
                table: "leads",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_EmailAddress",
                schema: "leads",
                table: "leads",
                column: "EmailAddress",
                filter: "\"EmailAddress\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_LeadId_SourceSystem",
                schema: "leads",
                table: "leads",
                columns: new[] { "LeadId", "SourceSystem" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_TriagedAt",
                schema: "leads",
                table: "leads",
                column: "TriagedAt");

            migrationBuilder.CreateIndex(
                name: "IX_model_checks_ModelVersion_Id",
                schema: "learning",
                table: "model_checks",
                columns: new[] { "ModelVersion", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_models_Scope_Status",
                schema: "learning",
                table: "models",
                columns: new[] { "Scope", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_outreach_JourneyId_IntendedAt",
                schema: "engagement",
                table: "outreach",
                columns: new[] { "JourneyId", "IntendedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_readings_CampaignId_SourceSystem_Date_Sequence",
                schema: "campaigns",
                table: "readings",
                columns: new[] { "CampaignId", "SourceSystem", "Date", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_resource_accesses_At",
                schema: "mcp",
                table: "resource_accesses",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_told_deadlines_ToldAt",
                schema: "orchestration",
                table: "told_deadlines",
                column: "ToldAt");

            migrationBuilder.CreateIndex(
                name: "IX_tombstones_Hash",
                schema: "identity",
                table: "tombstones",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accepted_events",
                schema: "ingress");

            migrationBuilder.DropTable(
                name: "actions",
                schema: "orchestration");

            migrationBuilder.DropTable(
                name: "campaign_reviews",
                schema: "orchestration");

            migrationBuilder.DropTable(
                name: "campaigns",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "changes",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "ingress");

            migrationBuilder.DropTable(
                name: "conversations",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "counted_facts",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "episode_features",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "erasures",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "escalations",
                schema: "orchestration");

            migrationBuilder.DropTable(
                name: "events",
                schema: "engagement");

            migrationBuilder.DropTable(
                name: "fact_evidence",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "facts",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "faulted_messages",
                schema: "messaging");

            migrationBuilder.DropTable(
                name: "handoffs",
                schema: "orchestration");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "messaging");

            migrationBuilder.DropTable(
                name: "inbox_horizons",
                schema: "messaging");

            migrationBuilder.DropTable(
                name: "jobs",
                schema: "learning");

            migrationBuilder.DropTable(
                name: "jobs",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "kept_writes",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "keys",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "lead_journeys",
                schema: "orchestration");

            migrationBuilder.DropTable(
                name: "leads",
                schema: "leads");

            migrationBuilder.DropTable(
                name: "leads",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "model_checks",
                schema: "learning");

            migrationBuilder.DropTable(
                name: "models",
                schema: "learning");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "messaging");

            migrationBuilder.DropTable(
                name: "outreach",
                schema: "engagement");

            migrationBuilder.DropTable(
                name: "readings",
                schema: "campaigns");

            migrationBuilder.DropTable(
                name: "resource_accesses",
                schema: "mcp");

            migrationBuilder.DropTable(
                name: "rfm_populations",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "told_deadlines",
                schema: "orchestration");

            migrationBuilder.DropTable(
                name: "tombstones",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "episodes",
                schema: "memory");

            migrationBuilder.DropSequence(
                name: "order_numbers",
                schema: "messaging");
        }
    }
}
