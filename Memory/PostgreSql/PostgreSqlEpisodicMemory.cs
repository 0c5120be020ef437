using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Episodic.Meaning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.PostgreSql;

/// <summary>Proposes by a text index on word stems; where more match than are looked at, the same weight of outcomes as in <see cref="EpisodeRanking"/> decides who is.</summary>
internal sealed class PostgreSqlEpisodicMemory(MarketingDbContext database, IOptions<EpisodicOptions> options, TimeProvider time)
    : RelationalEpisodicMemory(database, options, time)
{
    // Divides by one and the logarithm of the text's length: of two texts that share as many words the shorter one is more similar.
    const int LengthMatters = 1;

    readonly MarketingDbContext database = database;
    readonly int limit = options.Value.CandidateLimit;

    protected override async Task<List<long>> ByWordsAsync(EpisodeSearch search, CancellationToken cancellationToken) =>
        TextQuery.AnyOf(search) is not { } query
            ? []
            : await database.Database.SqlQuery<long>(
                $"""
                SELECT e."Id" AS "Value" FROM memory.episodes e, to_tsquery('memory.english', {query}) q
                WHERE e."Words" @@ q
                ORDER BY ts_rank(e."Words", q, {LengthMatters}) * (0.7 + 0.3 * e."OutcomeScore") DESC, e."Id" DESC LIMIT {limit}
                """).ToListAsync(cancellationToken);
}
