using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class StoreMessagesAsBytes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE messaging.outbox ALTER COLUMN "Body" TYPE bytea USING convert_to("Body", 'UTF8')""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""ALTER TABLE messaging.outbox ALTER COLUMN "Body" TYPE text USING convert_from("Body", 'UTF8')""");
        }
    }
}
