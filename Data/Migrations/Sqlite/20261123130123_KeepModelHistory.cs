using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeepModelHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Rule",
                table: "orchestration_escalations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "EngagementPoints",
                table: "memory_leads",
                type: "REAL",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<DateTime>(
                name: "EngagementPointsAt",
                table: "memory_leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DataFrom",
                table: "learning_models",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DataTo",
                table: "learning_models",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PromotedAt",
                table: "learning_models",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetiredAt",
                table: "learning_models",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Rows",
                table: "learning_models",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "Engagement",
                table: "leads_leads",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Fit",
                table: "leads_leads",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Grade",
                table: "leads_leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AutomatedReason",
                table: "engagement_events",
                type: "TEXT",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_leads_leads_TriagedAt",
                table: "leads_leads",
                column: "TriagedAt");

            migrationBuilder.CreateIndex(
                name: "IX_learning_model_checks_ModelVersion_Id",
                table: "learning_model_checks",
                columns: new[] { "ModelVersion", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "learning_jobs");

            migrationBuilder.DropTable(
                name: "learning_model_checks");

            migrationBuilder.DropIndex(
                name: "IX_leads_leads_TriagedAt",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "Rule",
                table: "orchestration_escalations");

            migrationBuilder.DropColumn(
                name: "EngagementPoints",
                table: "memory_leads");

            migrationBuilder.DropColumn(
                name: "EngagementPointsAt",
                table: "memory_leads");

            migrationBuilder.DropColumn(
                name: "DataFrom",
                table: "learning_models");

            migrationBuilder.DropColumn(
                name: "DataTo",
                table: "learning_models");

            migrationBuilder.DropColumn(
                name: "PromotedAt",
                table: "learning_models");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "learning_models");

            migrationBuilder.DropColumn(
                name: "Rows",
                table: "learning_models");

            migrationBuilder.DropColumn(
                name: "Engagement",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "Fit",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "Grade",
                table: "leads_leads");

            migrationBuilder.DropColumn(
                name: "AutomatedReason",
                table: "engagement_events");
        }
    }
}
