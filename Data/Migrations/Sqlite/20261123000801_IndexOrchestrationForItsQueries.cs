using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndexOrchestrationForItsQueries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orchestration_lead_journeys_CurrentState_UpdatedAt",
                table: "orchestration_lead_journeys");

            migrationBuilder.DropIndex(
                name: "IX_orchestration_lead_journeys_Deadline",
                table: "orchestration_lead_journeys");

            migrationBuilder.DropIndex(
                name: "IX_orchestration_campaign_reviews_CurrentState_UpdatedAt",
                table: "orchestration_campaign_reviews");

            migrationBuilder.DropIndex(
                name: "IX_orchestration_campaign_reviews_Deadline",
                table: "orchestration_campaign_reviews");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_CurrentState_StartedAt",
                table: "orchestration_lead_journeys",
                columns: new[] { "CurrentState", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_Deadline",
                table: "orchestration_lead_journeys",
                column: "Deadline",
                filter: "\"Deadline\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_CurrentState_StartedAt",
                table: "orchestration_campaign_reviews",
                columns: new[] { "CurrentState", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_Deadline",
                table: "orchestration_campaign_reviews",
                column: "Deadline",
                filter: "\"Deadline\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orchestration_lead_journeys_CurrentState_StartedAt",
                table: "orchestration_lead_journeys");

            migrationBuilder.DropIndex(
                name: "IX_orchestration_lead_journeys_Deadline",
                table: "orchestration_lead_journeys");

            migrationBuilder.DropIndex(
                name: "IX_orchestration_campaign_reviews_CurrentState_StartedAt",
                table: "orchestration_campaign_reviews");

            migrationBuilder.DropIndex(
                name: "IX_orchestration_campaign_reviews_Deadline",
                table: "orchestration_campaign_reviews");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_CurrentState_UpdatedAt",
                table: "orchestration_lead_journeys",
                columns: new[] { "CurrentState", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_lead_journeys_Deadline",
                table: "orchestration_lead_journeys",
                column: "Deadline");

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_CurrentState_UpdatedAt",
                table: "orchestration_campaign_reviews",
                columns: new[] { "CurrentState", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orchestration_campaign_reviews_Deadline",
                table: "orchestration_campaign_reviews",
                column: "Deadline");
        }
    }
}
