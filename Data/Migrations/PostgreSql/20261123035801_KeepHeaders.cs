using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeepHeaders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Headers",
                schema: "messaging",
                table: "outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Headers",
                schema: "messaging",
                table: "faulted_messages",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Headers",
                schema: "messaging",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "Headers",
                schema: "messaging",
                table: "faulted_messages");
        }
    }
}
