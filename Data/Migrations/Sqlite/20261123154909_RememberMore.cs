using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RememberMore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PreferencesLearntAt",
                table: "memory_leads",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<long>(
                name: "SlidingMilliseconds",
                table: "memory_conversations",
                type: "INTEGER",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "memory_jobs");

            migrationBuilder.DropTable(
                name: "memory_rfm_populations");

            migrationBuilder.DropColumn(
                name: "PreferencesLearntAt",
                table: "memory_leads");

            migrationBuilder.DropColumn(
                name: "SlidingMilliseconds",
                table: "memory_conversations");
        }
    }
}
