using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "campaigns_campaigns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    DailyBudgetUsd = table.Column<double>(type: "REAL", nullable: true),
                    TotalBudgetUsd = table.Column<double>(type: "REAL", nullable: true),
                    SettingDays = table.Column<string>(type: "TEXT", nullable: false),
                    JudgedReviewId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PerformanceScore = table.Column<double>(type: "REAL", nullable: true),
                    Underperforms = table.Column<bool>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns_campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns_changes",
                columns: table => new
                {
                    ChangeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns_changes", x => x.ChangeId);
                });

            migrationBuilder.CreateTable(
                name: "campaigns_readings",
                columns: table => new
                {
                    ReviewId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    OptimizationType = table.Column<string>(type: "TEXT", nullable: false),
                    PerformanceScore = table.Column<double>(type: "REAL", nullable: true),
                    Recommendations = table.Column<string>(type: "TEXT", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OptimizedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_campaigns_readings", x => x.ReviewId);
                });

            migrationBuilder.CreateTable(
                name: "engagement_events",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JourneyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: true),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", nullable: true),
                    ValueUsd = table.Column<double>(type: "REAL", nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    AutomatedReason = table.Column<string>(type: "TEXT", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagement_events", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "engagement_outreach",
                columns: table => new
                {
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JourneyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: true),
                    EngagementType = table.Column<string>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: true),
                    Content = table.Column<string>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    IntendedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagement_outreach", x => x.EngagementId);
                });

            migrationBuilder.CreateTable(
                name: "identity_erasures",
                columns: table => new
                {
                    ErasureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadHash = table.Column<string>(type: "TEXT", nullable: false),
                    LeadIdHash = table.Column<string>(type: "TEXT", nullable: false),
                    Person = table.Column<string>(type: "TEXT", nullable: true),
                    Steps = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_erasures", x => x.ErasureId);
                });

            migrationBuilder.CreateTable(
                name: "identity_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_tombstones",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    ErasureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_tombstones", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ingress_accepted_events",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    AddressHash = table.Column<string>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingress_accepted_events", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "ingress_consents",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    JourneyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AddressHash = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: true),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ingress_consents", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "leads_leads",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: true),
                    Profile = table.Column<string>(type: "TEXT", nullable: false),
                    EmailAddress = table.Column<string>(type: "TEXT", nullable: true),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Fit = table.Column<double>(type: "REAL", nullable: true),
                    Engagement = table.Column<double>(type: "REAL", nullable: true),
                    Grade = table.Column<string>(type: "TEXT", nullable: true),
                    Routing = table.Column<string>(type: "TEXT", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    ModelVersion = table.Column<string>(type: "TEXT", nullable: false),
                    JourneyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstTriagedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TriagedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leads_leads", x => x.JourneyId);
                });

            migrationBuilder.CreateTable(
                name: "learning_jobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_learning_jobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "learning_model_checks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ModelVersion = table.Column<string>(type: "TEXT", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WindowFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WindowTo = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Leads = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcomes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDrifted = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReportJson = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_learning_model_checks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "learning_models",
                columns: table => new
                {
                    Version = table.Column<string>(type: "TEXT", nullable: false),
                    TrainedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PromotedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DataFrom = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DataTo = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    SchemaJson = table.Column<string>(type: "TEXT", nullable: false),
                    MetricsJson = table.Column<string>(type: "TEXT", nullable: false),
                    Artefact = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_learning_models", x => x.Version);
                });

            migrationBuilder.CreateTable(
                name: "mcp_resource_accesses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Target = table.Column<string>(type: "TEXT", nullable: true),
                    Allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ErrorCode = table.Column<int>(type: "INTEGER", nullable: true),
                    DurationMilliseconds = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mcp_resource_accesses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "memory_conversations",
                columns: table => new
                {
                    ConversationId = table.Column<string>(type: "TEXT", nullable: false),
                    Context = table.Column<string>(type: "TEXT", nullable: false),
                    StoredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SlidingMilliseconds = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_conversations", x => x.ConversationId);
                });

            migrationBuilder.CreateTable(
                name: "memory_counted_facts",
                columns: table => new
                {
                    SubjectKey = table.Column<string>(type: "TEXT", nullable: false),
                    PredicateKey = table.Column<string>(type: "TEXT", nullable: false),
                    ObjectKey = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_counted_facts", x => new { x.SubjectKey, x.PredicateKey, x.ObjectKey });
                });

            migrationBuilder.CreateTable(
                name: "memory_episodes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EpisodeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scenario = table.Column<string>(type: "TEXT", nullable: false),
                    Actions = table.Column<string>(type: "TEXT", nullable: false),
                    OutcomeScore = table.Column<double>(type: "REAL", nullable: false),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    Situation = table.Column<string>(type: "TEXT", nullable: false),
                    JourneyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OccurredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_episodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "memory_fact_evidence",
                columns: table => new
                {
                    EvidenceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", nullable: false),
                    PredicateKey = table.Column<string>(type: "TEXT", nullable: false),
                    ObjectKey = table.Column<string>(type: "TEXT", nullable: false),
                    TakenBack = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_fact_evidence", x => x.EvidenceId);
                });

            migrationBuilder.CreateTable(
                name: "memory_facts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Predicate = table.Column<string>(type: "TEXT", nullable: false),
                    Object = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKey = table.Column<string>(type: "TEXT", nullable: false),
                    PredicateKey = table.Column<string>(type: "TEXT", nullable: false),
                    ObjectKey = table.Column<string>(type: "TEXT", nullable: false),
                    Weight = table.Column<double>(type: "REAL", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Evidence = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Standing = table.Column<double>(type: "REAL", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_facts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "memory_jobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_jobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "memory_kept_writes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Memory = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    GivenUpAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_kept_writes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "memory_leads",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: false),
                    Preferences = table.Column<string>(type: "TEXT", nullable: false),
                    PreferencesLearntAt = table.Column<string>(type: "TEXT", nullable: false, defaultValueSql: "'{}'"),
                    PreferenceVersions = table.Column<string>(type: "TEXT", nullable: false, defaultValueSql: "'{}'"),
                    UpstreamRfmScore = table.Column<double>(type: "REAL", nullable: true),
                    Engagements = table.Column<int>(type: "INTEGER", nullable: false),
                    Conversions = table.Column<int>(type: "INTEGER", nullable: false),
                    ConversionValueUsd = table.Column<double>(type: "REAL", nullable: false),
                    ResponsesByChannel = table.Column<string>(type: "TEXT", nullable: false),
                    EngagementPoints = table.Column<double>(type: "REAL", nullable: false),
                    EngagementPointsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastEngagedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_leads", x => x.JourneyId);
                });

            migrationBuilder.CreateTable(
                name: "memory_rfm_populations",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Leads = table.Column<int>(type: "INTEGER", nullable: false),
                    RecencyDays = table.Column<string>(type: "TEXT", nullable: false),
                    Engagements = table.Column<string>(type: "TEXT", nullable: false),
                    ValueUsd = table.Column<string>(type: "TEXT", nullable: false),
                    ComputedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_rfm_populations", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "messaging_faulted_messages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Endpoint = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    Headers = table.Column<string>(type: "TEXT", nullable: true),
                    ExceptionType = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    FaultedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_faulted_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "messaging_inbox",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsumerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Consumed = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_inbox", x => new { x.MessageId, x.ConsumerId });
                });

            migrationBuilder.CreateTable(
                name: "messaging_inbox_horizons",
                columns: table => new
                {
                    ConsumerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForgottenBefore = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_inbox_horizons", x => x.ConsumerId);
                });

            migrationBuilder.CreateTable(
                name: "messaging_order_numbers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_order_numbers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "messaging_outbox",
                columns: table => new
                {
                    SequenceNumber = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Destination = table.Column<string>(type: "TEXT", nullable: false),
                    MessageType = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Headers = table.Column<string>(type: "TEXT", nullable: true),
                    SentTime = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messaging_outbox", x => x.SequenceNumber);
                });

            migrationBuilder.CreateTable(
                name: "orchestration_actions",
                columns: table => new
                {
                    ActionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Timestamp = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", nullable: true),
                    LeadId = table.Column<string>(type: "TEXT", nullable: true),
                    ActionType = table.Column<string>(type: "TEXT", nullable: false),
                    SourceAgent = table.Column<string>(type: "TEXT", nullable: false),
                    SourceAgentType = table.Column<string>(type: "TEXT", nullable: false),
                    DestAgentType = table.Column<string>(type: "TEXT", nullable: true),
                    HandoffContext = table.Column<string>(type: "TEXT", nullable: true),
                    EscalationReason = table.Column<string>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orchestration_actions", x => x.ActionId);
                });

            migrationBuilder.CreateTable(
                name: "orchestration_campaign_reviews",
                columns: table => new
                {
                    CorrelationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrentState = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OptimizationType = table.Column<string>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false),
                    FiguresFingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    NewestSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    FiguresSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    PendingFigures = table.Column<string>(type: "TEXT", nullable: true),
                    PerformanceScore = table.Column<double>(type: "REAL", nullable: true),
                    RecommendationCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    HandoffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandoffRule = table.Column<string>(type: "TEXT", nullable: true),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EscalationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResumeState = table.Column<string>(type: "TEXT", nullable: true),
                    Callers = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    FaultReason = table.Column<string>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orchestration_campaign_reviews", x => x.CorrelationId);
                });

            migrationBuilder.CreateTable(
                name: "orchestration_escalations",
                columns: table => new
                {
                    EscalationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: true),
                    CampaignId = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    EscalatedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Context = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: true),
                    Blocking = table.Column<bool>(type: "INTEGER", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedBy = table.Column<string>(type: "TEXT", nullable: true),
                    Notes = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orchestration_escalations", x => x.EscalationId);
                });

            migrationBuilder.CreateTable(
                name: "orchestration_handoffs",
                columns: table => new
                {
                    HandoffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: true),
                    From = table.Column<string>(type: "TEXT", nullable: true),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Context = table.Column<string>(type: "TEXT", nullable: false),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orchestration_handoffs", x => x.HandoffId);
                });

            migrationBuilder.CreateTable(
                name: "orchestration_lead_journeys",
                columns: table => new
                {
                    CorrelationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrentState = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SourceSystem = table.Column<string>(type: "TEXT", nullable: false),
                    LeadId = table.Column<string>(type: "TEXT", nullable: false),
                    Lead = table.Column<string>(type: "TEXT", nullable: true),
                    LeadSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    LeadFieldSequences = table.Column<string>(type: "TEXT", nullable: false),
                    EmailAddress = table.Column<string>(type: "TEXT", nullable: true),
                    TriagedAs = table.Column<string>(type: "TEXT", nullable: true),
                    TriagedBy = table.Column<string>(type: "TEXT", nullable: false),
                    EngagedAs = table.Column<string>(type: "TEXT", nullable: true),
                    TriageAsked = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeadStatus = table.Column<string>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    Score = table.Column<double>(type: "REAL", nullable: true),
                    Priority = table.Column<string>(type: "TEXT", nullable: true),
                    RoutingReason = table.Column<string>(type: "TEXT", nullable: true),
                    ModelVersion = table.Column<string>(type: "TEXT", nullable: true),
                    Run = table.Column<int>(type: "INTEGER", nullable: false),
                    HandoffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HandoffRule = table.Column<string>(type: "TEXT", nullable: true),
                    Attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EngagementType = table.Column<string>(type: "TEXT", nullable: true),
                    PendingEngagements = table.Column<string>(type: "TEXT", nullable: false),
                    TriagePending = table.Column<bool>(type: "INTEGER", nullable: false),
                    EscalationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResumeState = table.Column<string>(type: "TEXT", nullable: true),
                    Callers = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    FaultReason = table.Column<string>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orchestration_lead_journeys", x => x.CorrelationId);
                });

            migrationBuilder.CreateTable(
                name: "orchestration_told_deadlines",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    WaitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Deadline = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orchestration_told_deadlines", x => x.SubjectId);
                });

            migrationBuilder.CreateTable(
                name: "memory_episode_features",
                columns: table => new
                {
                    EpisodeId = table.Column<long>(type: "INTEGER", nullable: false),
                    Feature = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memory_episode_features", x => new { x.EpisodeId, x.Feature });
                    table.ForeignKey(
                        name: "FK_memory_episode_features_memory_episodes_EpisodeId",
                        column: x => x.EpisodeId,
                        principalTable: "memory_episodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_campaigns_CampaignId_SourceSystem",
                table: "campaigns_campaigns",
                columns: new[] { "CampaignId", "SourceSystem" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_changes_CampaignId_SourceSystem_ChangedAt",
                table: "campaigns_changes",
                columns: new[] { "CampaignId", "SourceSystem", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_campaigns_readings_CampaignId_SourceSystem_Date_Sequence",
                table: "campaigns_readings",
                columns: new[] { "CampaignId", "SourceSystem", "Date", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_engagement_events_JourneyId_OccurredAt",
                table: "engagement_events",
                columns: new[] { "JourneyId", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_engagement_outreach_JourneyId_IntendedAt",
                table: "engagement_outreach",
                columns: new[] { "JourneyId", "IntendedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_erasures_DueAt",
                table: "identity_erasures",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_identity_erasures_LeadHash",
                table: "identity_erasures",
                column: "LeadHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_erasures_LeadIdHash",
                table: "identity_erasures",
                column: "LeadIdHash");

            migrationBuilder.CreateIndex(
                name: "IX_identity_tombstones_Hash",
                table: "identity_tombstones",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ingress_accepted_events_AddressHash",
                table: "ingress_accepted_events",
                column: "AddressHash",
                filter: "\"AddressHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ingress_accepted_events_ReceivedAt",
                table: "ingress_accepted_events",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ingress_accepted_events_SubjectId_AddressHash",
                table: "ingress_accepted_events",
                columns: new[] { "SubjectId", "AddressHash" });

            migrationBuilder.CreateIndex(
                name: "IX_ingress_consents_AddressHash",
                table: "ingress_consents",
                column: "AddressHash");

            migrationBuilder.CreateIndex(
                name: "IX_ingress_consents_JourneyId",
                table: "ingress_consents",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_CampaignId",
                table: "leads_leads",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_EmailAddress",
                table: "leads_leads",
                column: "EmailAddress",
                filter: "\"EmailAddress\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_LeadId_SourceSystem",
                table: "leads_leads",
                columns: new[] { "LeadId", "SourceSystem" });

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_TriagedAt",
                table: "leads_leads",
                column: "TriagedAt");

            migrationBuilder.CreateIndex(
                name: "IX_learning_model_checks_ModelVersion_Id",
                table: "learning_model_checks",
                columns: new[] { "ModelVersion", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_learning_models_Scope_Status",
                table: "learning_models",
                columns: new[] { "Scope", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_mcp_resource_accesses_At",
                table: "mcp_resource_accesses",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_memory_conversations_ExpiresAt",
                table: "memory_conversations",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_memory_episode_features_Feature",
                table: "memory_episode_features",
                column: "Feature");

            migrationBuilder.CreateIndex(
                name: "IX_memory_episodes_EpisodeId",
                table: "memory_episodes",
                column: "EpisodeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_memory_episodes_JourneyId",
                table: "memory_episodes",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_memory_facts_ObjectKey_Standing_Id",
                table: "memory_facts",
                columns: new[] { "ObjectKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memory_facts_PredicateKey_Standing_Id",
                table: "memory_facts",
                columns: new[] { "PredicateKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memory_facts_SubjectKey_PredicateKey_ObjectKey",
                table: "memory_facts",
                columns: new[] { "SubjectKey", "PredicateKey", "ObjectKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_memory_facts_SubjectKey_Standing_Id",
                table: "memory_facts",
                columns: new[] { "SubjectKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_memory_kept_writes_Memory_Key",
                table: "memory_kept_writes",
                columns: new[] { "Memory", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_messaging_faulted_messages_MessageId",
                table: "messaging_faulted_messages",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_messaging_inbox_ConsumerId_Consumed",
                table: "messaging_inbox",
                columns: new[] { "ConsumerId", "Consumed" });

            migrationBuilder.CreateIndex(
                name: "IX_messaging_outbox_Destination_SequenceNumber",
                table: "messaging_outbox",
                columns: new[] { "Destination", "SequenceNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_actions_SubjectId_Timestamp",
                table: "orchestration_actions",
                columns: new[] { "SubjectId", "Timestamp" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_CampaignId_SourceSystem_StartedAt",
                table: "orchestration_campaign_reviews",
                columns: new[] { "CampaignId", "SourceSystem", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_CurrentState_StartedAt",
                table: "orchestration_campaign_reviews",
                columns: new[] { "CurrentState", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_Deadline",
                table: "orchestration_campaign_reviews",
                column: "Deadline",
                filter: "\"Deadline\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_escalations_ResolvedAt_Deadline",
                table: "orchestration_escalations",
                columns: new[] { "ResolvedAt", "Deadline" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_escalations_SubjectId",
                table: "orchestration_escalations",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_handoffs_StartedAt",
                table: "orchestration_handoffs",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_handoffs_SubjectId_StartedAt",
                table: "orchestration_handoffs",
                columns: new[] { "SubjectId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_CurrentState_StartedAt",
                table: "orchestration_lead_journeys",
                columns: new[] { "CurrentState", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_Deadline",
                table: "orchestration_lead_journeys",
                column: "Deadline",
                filter: "\"Deadline\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_EmailAddress",
                table: "orchestration_lead_journeys",
                column: "EmailAddress",
                filter: "\"EmailAddress\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_LeadId_SourceSystem",
                table: "orchestration_lead_journeys",
                columns: new[] { "LeadId", "SourceSystem" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_StartedAt",
                table: "orchestration_lead_journeys",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_told_deadlines_ToldAt",
                table: "orchestration_told_deadlines",
                column: "ToldAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "campaigns_campaigns");

            migrationBuilder.DropTable(
                name: "campaigns_changes");

            migrationBuilder.DropTable(
                name: "campaigns_readings");

            migrationBuilder.DropTable(
                name: "engagement_events");

            migrationBuilder.DropTable(
                name: "engagement_outreach");

            migrationBuilder.DropTable(
                name: "identity_erasures");

            migrationBuilder.DropTable(
                name: "identity_keys");

            migrationBuilder.DropTable(
                name: "identity_tombstones");

            migrationBuilder.DropTable(
                name: "ingress_accepted_events");

            migrationBuilder.DropTable(
                name: "ingress_consents");

            migrationBuilder.DropTable(
                name: "leads_leads");

            migrationBuilder.DropTable(
                name: "learning_jobs");

            migrationBuilder.DropTable(
                name: "learning_model_checks");

            migrationBuilder.DropTable(
                name: "learning_models");

            migrationBuilder.DropTable(
                name: "mcp_resource_accesses");

            migrationBuilder.DropTable(
                name: "memory_conversations");

            migrationBuilder.DropTable(
                name: "memory_counted_facts");

            migrationBuilder.DropTable(
                name: "memory_episode_features");

            migrationBuilder.DropTable(
                name: "memory_fact_evidence");

            migrationBuilder.DropTable(
                name: "memory_facts");

            migrationBuilder.DropTable(
                name: "memory_jobs");

            migrationBuilder.DropTable(
                name: "memory_kept_writes");

            migrationBuilder.DropTable(
                name: "memory_leads");

            migrationBuilder.DropTable(
                name: "memory_rfm_populations");

            migrationBuilder.DropTable(
                name: "messaging_faulted_messages");

            migrationBuilder.DropTable(
                name: "messaging_inbox");

            migrationBuilder.DropTable(
                name: "messaging_inbox_horizons");

            migrationBuilder.DropTable(
                name: "messaging_order_numbers");

            migrationBuilder.DropTable(
                name: "messaging_outbox");

            migrationBuilder.DropTable(
                name: "orchestration_actions");

            migrationBuilder.DropTable(
                name: "orchestration_campaign_reviews");

            migrationBuilder.DropTable(
                name: "orchestration_escalations");

            migrationBuilder.DropTable(
                name: "orchestration_handoffs");

            migrationBuilder.DropTable(
                name: "orchestration_lead_journeys");

            migrationBuilder.DropTable(
                name: "orchestration_told_deadlines");

            migrationBuilder.DropTable(
                name: "memory_episodes");
        }
    }
}
