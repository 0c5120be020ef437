using System;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RememberAndForget : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_memory_facts_ObjectKey_Weight",
                table: "memory_facts");

            migrationBuilder.DropIndex(
                name: "IX_memory_facts_PredicateKey_Weight",
                table: "memory_facts");

            migrationBuilder.AddColumn<string>(
                name: "PreferencesLearntAt",
                table: "memory_leads",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "memory_facts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Evidence",
                table: "memory_facts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstSeenAt",
                table: "memory_facts",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSeenAt",
                table: "memory_facts",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<long>(
                name: "Revision",
                table: "memory_facts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Standing",
                table: "memory_facts",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "memory_facts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "SlidingMilliseconds",
                table: "memory_conversations",
                type: "INTEGER",
                nullable: true);

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
                name: "IX_memory_facts_SubjectKey_Standing_Id",
                table: "memory_facts",
                columns: new[] { "SubjectKey", "Standing", "Id" },
                filter: "\"EndedAt\" IS NULL");

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
                name: "IX_memory_kept_writes_Memory_Key",
                table: "memory_kept_writes",
                columns: new[] { "Memory", "Key" });

            migrationBuilder.Sql(FactsInTime.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_erasures");

            migrationBuilder.DropTable(
                name: "identity_keys");

            migrationBuilder.DropTable(
                name: "identity_tombstones");

            migrationBuilder.DropTable(
                name: "memory_counted_facts");

            migrationBuilder.DropTable(
                name: "memory_fact_evidence");

            migrationBuilder.DropTable(
                name: "memory_jobs");

            migrationBuilder.DropTable(
                name: "memory_kept_writes");

            migrationBuilder.DropTable(
                name: "memory_rfm_populations");

            migrationBuilder.DropIndex(
                name: "IX_memory_facts_ObjectKey_Standing_Id",
                table: "memory_facts");

            migrationBuilder.DropIndex(
                name: "IX_memory_facts_PredicateKey_Standing_Id",
                table: "memory_facts");

            migrationBuilder.DropIndex(
                name: "IX_memory_facts_SubjectKey_Standing_Id",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "PreferencesLearntAt",
                table: "memory_leads");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "Evidence",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "FirstSeenAt",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "LastSeenAt",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "Standing",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "memory_facts");

            migrationBuilder.DropColumn(
                name: "SlidingMilliseconds",
                table: "memory_conversations");

            migrationBuilder.CreateIndex(
                name: "IX_memory_facts_ObjectKey_Weight",
                table: "memory_facts",
                columns: new[] { "ObjectKey", "Weight" });

            migrationBuilder.CreateIndex(
                name: "IX_memory_facts_PredicateKey_Weight",
                table: "memory_facts",
                columns: new[] { "PredicateKey", "Weight" });
        }
    }
}
