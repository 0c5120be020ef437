using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Tests.Support.Memories;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_conversations_are_kept_in_postgresql() : ShortTermMemoryContract(new PostgreSqlMemory());

public sealed class When_leads_are_kept_in_postgresql() : LongTermMemoryContract(new PostgreSqlMemory());

public sealed class When_scores_are_counted_in_postgresql() : ScoreQueriesContract(new PostgreSqlMemory());

public sealed class When_rows_come_as_json_from_postgresql() : JsonRowContract(new PostgreSqlMemory());

public sealed class When_leads_are_shown_from_postgresql() : LeadViewContract(new PostgreSqlMemory());

public sealed class When_facts_are_kept_in_postgresql() : KnowledgeGraphContract(new PostgreSqlMemory());

public sealed class When_evidence_is_counted_in_postgresql() : FactCountsContract(new PostgreSqlMemory());

public sealed class When_episodes_are_kept_in_postgresql() : EpisodicMemoryContract(new PostgreSqlMemory("Memory:Episodic:CandidateLimit=10"))
{
    [Fact]
    public async Task Should_look_at_the_best_outcomes_when_more_match_than_are_looked_at()
    {
        await StoreAsync([Episode("demo invite", 1), .. Enumerable.Range(0, 30).Select(_ => Episode("demo invite", 0.5))]);

        Assert.Equal(1, (await FindAsync("demo invite", limit: 1))[0].Episode.OutcomeScore);
    }

    [Fact]
    public async Task Should_find_by_a_word_however_common() 
    {
        await StoreAsync(Episode("to be or not"));

        Assert.Single(await FindAsync("to"));
    }

    [Fact]
    public async Task Should_find_a_word_beside_any_sign()
    {
        await StoreAsync(Episode("SaaS/Founder,l-1 “works”—in\u00a0E-mail@example.com"));

        foreach (var word in new[] { "founder", "saas", "l", "works", "in", "mail", "example" })
            Assert.Single(await FindAsync(word));
    }
}

public sealed class When_episodes_are_looked_for_in_postgresql() : EpisodeRelevanceContract(new PostgreSqlMemory())
{
    protected override async Task<IReadOnlyList<Guid>> FullTextAsync(MarketingDbContext database, string question)
    {
        var words = string.Join(" | ", Words.Of(question).Select(x => $"'{x}'"));
        return await database.Database.SqlQuery<Guid>(
            $"""
            SELECT e."EpisodeId" AS "Value" FROM memory.episodes e, to_tsquery('memory.english', {words}) q
            WHERE e."Words" @@ q ORDER BY ts_rank(e."Words", q, 1) DESC, e."Id" LIMIT 10
            """).ToListAsync();
    }
}
