using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RememberMore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PreferencesLearntAt",
                schema: "memory",
                table: "leads",
                type: "text",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<long>(
                name: "SlidingMilliseconds",
                schema: "memory",
                table: "conversations",
                type: "bigint",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "jobs",
                schema: "memory");

            migrationBuilder.DropTable(
                name: "rfm_populations",
                schema: "memory");

            migrationBuilder.DropColumn(
                name: "PreferencesLearntAt",
                schema: "memory",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "SlidingMilliseconds",
                schema: "memory",
                table: "conversations");
        }
    }
}
