using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class LightenInboxAndOutbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_Destination_SequenceNumber",
                schema: "messaging",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_outbox_MessageId",
                schema: "messaging",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_inbox_Consumed",
                schema: "messaging",
                table: "inbox");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_Consumed",
                schema: "messaging",
                table: "inbox",
                column: "Consumed")
                .Annotation("Npgsql:IndexMethod", "brin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_inbox_Consumed",
                schema: "messaging",
                table: "inbox");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Destination_SequenceNumber",
                schema: "messaging",
                table: "outbox",
                columns: new[] { "Destination", "SequenceNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_MessageId",
                schema: "messaging",
                table: "outbox",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_Consumed",
                schema: "messaging",
                table: "inbox",
                column: "Consumed");
        }
    }
}
