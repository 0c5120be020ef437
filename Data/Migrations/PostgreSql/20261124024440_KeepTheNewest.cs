using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeepTheNewest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RequestedAt",
                schema: "leads",
                table: "leads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LeadReceivedAt",
                schema: "orchestration",
                table: "lead_journeys",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FiguresReceivedAt",
                schema: "orchestration",
                table: "campaign_reviews",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RequestedAt",
                schema: "leads",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "LeadReceivedAt",
                schema: "orchestration",
                table: "lead_journeys");

            migrationBuilder.DropColumn(
                name: "FiguresReceivedAt",
                schema: "orchestration",
                table: "campaign_reviews");
        }
    }
}
