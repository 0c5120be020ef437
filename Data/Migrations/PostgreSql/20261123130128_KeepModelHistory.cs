using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeepModelHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DataFrom",
                schema: "learning",
                table: "models",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DataTo",
                schema: "learning",
                table: "models",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PromotedAt",
                schema: "learning",
                table: "models",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetiredAt",
                schema: "learning",
                table: "models",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rows",
                schema: "learning",
                table: "models",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "EngagementPoints",
                schema: "memory",
                table: "leads",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<DateTime>(
                name: "EngagementPointsAt",
                schema: "memory",
                table: "leads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Engagement",
                schema: "leads",
                table: "leads",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Fit",
                schema: "leads",
                table: "leads",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Grade",
                schema: "leads",
                table: "leads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AutomatedReason",
                schema: "engagement",
                table: "events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Rule",
                schema: "orchestration",
                table: "escalations",
                type: "text",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "jobs",
                schema: "learning");

            migrationBuilder.DropTable(
                name: "model_checks",
                schema: "learning");

            migrationBuilder.DropIndex(
                name: "IX_leads_TriagedAt",
                schema: "leads",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "DataFrom",
                schema: "learning",
                table: "models");

            migrationBuilder.DropColumn(
                name: "DataTo",
                schema: "learning",
                table: "models");

            migrationBuilder.DropColumn(
                name: "PromotedAt",
                schema: "learning",
                table: "models");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                schema: "learning",
                table: "models");

            migrationBuilder.DropColumn(
                name: "Rows",
                schema: "learning",
                table: "models");

            migrationBuilder.DropColumn(
                name: "EngagementPoints",
                schema: "memory",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "EngagementPointsAt",
                schema: "memory",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "Engagement",
                schema: "leads",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "Fit",
                schema: "leads",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "Grade",
                schema: "leads",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "AutomatedReason",
                schema: "engagement",
                table: "events");

            migrationBuilder.DropColumn(
                name: "Rule",
                schema: "orchestration",
                table: "escalations");
        }
    }
}
