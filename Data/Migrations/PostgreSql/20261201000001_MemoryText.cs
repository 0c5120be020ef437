using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MarketingBus.Data.Migrations.PostgreSql
{
    /// <summary>
    /// The words of episodes and facts, kept in step by the server and unknown to EF, as SQLite's text indexes are. Signs between words are turned into spaces first, because
    /// PostgreSQL's parser would take "SaaS/Founder" for a path and "l-1" for a number; and no word is dropped as too common, because what is asked for may be just that.
    /// </summary>
    [DbContext(typeof(PostgreSqlMigrationsContext))]
    [Migration("20261201000001_MemoryText")]
    public sealed class MemoryText : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION memory.spaced(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
                $$ SELECT translate($1, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~–—‘’“”… ', repeat(' ', 40)) $$;

                CREATE TEXT SEARCH DICTIONARY memory.english_stems (TEMPLATE = pg_catalog.snowball, Language = english);
                CREATE TEXT SEARCH CONFIGURATION memory.english (COPY = pg_catalog.simple);
                ALTER TEXT SEARCH CONFIGURATION memory.english
                    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH memory.english_stems;

                ALTER TABLE memory.episodes ADD COLUMN "Words" tsvector NOT NULL
                    GENERATED ALWAYS AS (to_tsvector('memory.english', memory.spaced("Scenario"))) STORED;
                CREATE INDEX "IX_episodes_Words" ON memory.episodes USING gin ("Words");

                ALTER TABLE memory.facts ADD COLUMN "Words" tsvector NOT NULL
                    GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', memory.spaced("SubjectKey" || ' ' || "PredicateKey" || ' ' || "ObjectKey"))) STORED;
                CREATE INDEX "IX_facts_Words" ON memory.facts USING gin ("Words");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE memory.facts DROP COLUMN "Words";
                ALTER TABLE memory.episodes DROP COLUMN "Words";
                DROP TEXT SEARCH CONFIGURATION memory.english;
                DROP TEXT SEARCH DICTIONARY memory.english_stems;
                DROP FUNCTION memory.spaced;
                """);
        }
    }
}
