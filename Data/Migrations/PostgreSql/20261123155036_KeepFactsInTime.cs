using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeepFactsInTime : Migration
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

            migrationBuilder.Sql(MarketingBus.Data.Memory.FactsInTime.PostgreSql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counted_facts",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "fact_evidence",
                schema: "memory");

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
