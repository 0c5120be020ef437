using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Episodic.Meaning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Sqlite;

/// <summary>Proposes by FTS5.</summary>
internal sealed class SqliteEpisodicMemory(MarketingDbContext database, IOptions<EpisodicOptions> options, TimeProvider time)
    : RelationalEpisodicMemory(database, options, time)
{
    readonly MarketingDbContext database = database;
    readonly int limit = options.Value.CandidateLimit;

    protected override async Task<List<long>> ByWordsAsync(EpisodeSearch search, CancellationToken cancellationToken) =>
        MatchExpression.AnyOf(search) is not { } expression
            ? []
            : await database.Database.SqlQuery<long>(
                $"""
                SELECT rowid AS "Value" FROM memory_episodes_text
                WHERE memory_episodes_text MATCH {expression} ORDER BY rank LIMIT {limit}
                """).ToListAsync(cancellationToken);
}
