using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeepTheNewest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LeadReceivedAt",
                table: "orchestration_lead_journeys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FiguresReceivedAt",
                table: "orchestration_campaign_reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RequestedAt",
                table: "leads_leads",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LeadReceivedAt",
                table: "orchestration_lead_journeys");

            migrationBuilder.DropColumn(
                name: "FiguresReceivedAt",
                table: "orchestration_campaign_reviews");

            migrationBuilder.DropColumn(
                name: "RequestedAt",
                table: "leads_leads");
        }
    }
}
