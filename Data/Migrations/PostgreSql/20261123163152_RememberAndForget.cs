using System;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RememberAndForget : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_facts_ObjectKey_Weight",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropIndex(
                name: "IX_facts_PredicateKey_Weight",
                schema: "memory",
                table: "facts");

            migrationBuilder.EnsureSchema(
                name: "identity");

            migrationBuilder.AddColumn<string>(
                name: "PreferencesLearntAt",
                schema: "memory",
                table: "leads",
                type: "text",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                schema: "memory",
                table: "facts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Evidence",
                schema: "memory",
                table: "facts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstSeenAt",
                schema: "memory",
                table: "facts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSeenAt",
                schema: "memory",
                table: "facts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<long>(
                name: "Revision",
                schema: "memory",
                table: "facts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Standing",
                schema: "memory",
                table: "facts",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "memory",
                table: "facts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "SlidingMilliseconds",
                schema: "memory",
                table: "conversations",
                type: "bigint",
                nullable: true);

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
                name: "IX_facts_SubjectKey_Standing_Id",
                schema: "memory",
                table: "facts",
                columns: new[] { "SubjectKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

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
                name: "IX_kept_writes_Memory_Key",
                schema: "memory",
                table: "kept_writes",
                columns: new[] { "Memory", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_tombstones_Hash",
                schema: "identity",
                table: "tombstones",
                column: "Hash",
                unique: true);

            migrationBuilder.Sql(FactsInTime.PostgreSql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counted_facts",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "erasures",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "fact_evidence",
                schema: "memory");

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
                name: "rfm_populations",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "tombstones",
                schema: "identity");

            migrationBuilder.DropIndex(
                name: "IX_facts_ObjectKey_Standing_Id",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropIndex(
                name: "IX_facts_PredicateKey_Standing_Id",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropIndex(
                name: "IX_facts_SubjectKey_Standing_Id",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "PreferencesLearntAt",
                schema: "memory",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "Evidence",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "FirstSeenAt",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "LastSeenAt",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "Revision",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "Standing",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "memory",
                table: "facts");

            migrationBuilder.DropColumn(
                name: "SlidingMilliseconds",
                schema: "memory",
                table: "conversations");

            migrationBuilder.CreateIndex(
                name: "IX_facts_ObjectKey_Weight",
                schema: "memory",
                table: "facts",
                columns: new[] { "ObjectKey", "Weight" });

            migrationBuilder.CreateIndex(
                name: "IX_facts_PredicateKey_Weight",
                schema: "memory",
                table: "facts",
                columns: new[] { "PredicateKey", "Weight" });
        }
    }
}
