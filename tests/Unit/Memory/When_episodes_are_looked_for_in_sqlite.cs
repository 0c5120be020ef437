using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_episodes_are_looked_for_in_sqlite() : EpisodeRelevanceContract(new SqliteMemory())
{
    protected override async Task<IReadOnlyList<Guid>> FullTextAsync(MarketingDbContext database, string question)
    {
        var expression = string.Join(" OR ", Words.Of(question).Select(x => $"\"{x}\""));
        return await database.Database.SqlQuery<Guid>(
            $"""
            SELECT e."EpisodeId" AS "Value" FROM memory_episodes_text t JOIN memory_episodes e ON e."Id" = t.rowid
            WHERE t.memory_episodes_text MATCH {expression} ORDER BY bm25(memory_episodes_text) LIMIT 10
            """).ToListAsync();
    }
}
