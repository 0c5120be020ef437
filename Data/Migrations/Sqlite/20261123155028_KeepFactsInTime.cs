using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeepFactsInTime : Migration
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

            migrationBuilder.Sql(MarketingBus.Data.Memory.FactsInTime.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "memory_counted_facts");

            migrationBuilder.DropTable(
                name: "memory_fact_evidence");

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
