using System.Text.Json;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MarketingBus.Memory.ShortTerm;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>How every memory forgets one person and nobody else.</summary>
public abstract class ForgettingContract(IMemoryEngine engine) : MemoryContract(engine)
{
    readonly Guid gone = Guid.NewGuid();
    readonly Guid stays = Guid.NewGuid();

    [Fact]
    public async Task Should_forget_the_conversations_that_are_named()
    {
        foreach (var id in new[] { "c-1", "c-2", "c-3" })
            await SaveAsync<IShortTermMemory>(x => x.StoreAsync(id, new Dictionary<string, JsonElement> { ["topic"] = JsonSerializer.SerializeToElement("pricing") }, TimeSpan.FromHours(1), Cancellation));

        Assert.Equal(["c-1", "c-2"], (await KeptAsync("c-9", "c-2", "c-1")).Order());
        Assert.Equal(2, await ReadAsync<IShortTermMemory, long>(x => x.ForgetAsync(["c-1", "c-2", "c-9"], Cancellation)));
        Assert.Equal(["c-3"], await KeptAsync("c-1", "c-2", "c-3"));
        Assert.Equal(0, await ReadAsync<IShortTermMemory, long>(x => x.ForgetAsync(["c-1", "c-2"], Cancellation)));

        Assert.Null(await ReadAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-1", Cancellation)));
        Assert.NotNull(await ReadAsync<IShortTermMemory, ConversationContext?>(x => x.GetAsync("c-3", Cancellation)));
    }

    [Fact]
    public async Task Should_forget_a_lead()
    {
        foreach (var id in new[] { gone, stays })
            await SaveAsync<ILongTermMemory>(x => x.MergeAsync(id, "l", new Dictionary<string, string> { ["a"] = "b" }, null, Cancellation));

        Assert.Equal(1, await ReadAsync<ILongTermMemory, long>(x => x.ForgetAsync([gone], Cancellation)));

        Assert.Equal([stays], (await ReadAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([gone, stays], Cancellation))).Keys);
    }

    [Fact]
    public async Task Should_forget_what_a_lead_lived_through_and_its_words()
    {
        await SaveAsync<IEpisodicMemory>(x => x.StoreAsync([Of(gone), Of(stays)], Cancellation));
        Assert.Equal(2, (await FoundAsync()).Count);

        Assert.Equal(1, await ReadAsync<IEpisodicMemory, long>(x => x.ForgetAsync([gone], Cancellation)));

        Assert.Equal(stays, Assert.Single(await FoundAsync()).Episode.JourneyId);
        Assert.Empty(await ReadAsync<IEpisodicMemory, IReadOnlyList<Episode>>(x => x.OfJourneysAsync([gone], Cancellation)));
    }

    [Fact]
    public async Task Should_forget_nodes_and_the_facts_about_them_in_either_direction()
    {
        await SaveAsync<IKnowledgeGraph>(x => x.UpsertAsync(
            [new Triple("lead:crm/L-1", "works_in", "SaaS"), new Triple("Ann", "refers", "lead:crm/L-1"), new Triple("lead:crm/L-11", "works_in", "SaaS")], Cancellation));

        await SaveAsync<IKnowledgeGraph>(x => x.ForgetAsync(["Lead:crm/L-1"], Cancellation));

        var left = await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new TriplePattern(), 10, Cancellation));
        Assert.Equal("lead:crm/L-11", Assert.Single(left).Subject);
        Assert.Empty(await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.SearchAsync("Ann", 10, Cancellation)));
    }

    [Fact]
    public async Task Should_take_leads_for_one_another_by_nothing_but_their_whole_id()
    {
        await SaveAsync<IKnowledgeGraph>(x => x.UpsertAsync([new Triple("lead:crm/00Q5e00000AbCdE", "works_at", "company:Alpha GmbH"), new Triple("Ann", "refers", "lead:crm/00Q5e00000AbCdE")], Cancellation));
        await SaveAsync<IKnowledgeGraph>(x => x.UpsertAsync([new Triple("lead:crm/00Q5e00000aBcDe", "works_at", "company:Beta AG")], Cancellation));

        Assert.Equal(["company:Alpha GmbH"], await HeldAsync("lead:crm/00Q5e00000AbCdE"));
        Assert.Equal(["company:Beta AG"], await HeldAsync("Lead:crm/00Q5e00000aBcDe"));
        Assert.Single(await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.NeighbourhoodAsync("lead:crm/00Q5e00000aBcDe", 1, 10, Cancellation)));

        await SaveAsync<IKnowledgeGraph>(x => x.ForgetAsync(["lead:crm/00Q5e00000aBcDe"], Cancellation));

        Assert.Empty(await HeldAsync("lead:crm/00Q5e00000aBcDe"));
        Assert.Equal(2, (await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.AboutAsync(["lead:crm/00Q5e00000AbCdE"], Cancellation))).Count);
    }

    [Fact]
    public async Task Should_find_an_address_whichever_way_it_is_spelled()
    {
        await SaveAsync<IKnowledgeGraph>(x => x.UpsertAsync([new Triple("Acme", "has_contact", "Bob <BOB@\u200bExample.com.>"), new Triple("Acme", "has_contact", "bobby@example.com")], Cancellation));

        Assert.Single(await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.AboutAsync(["bob@example.com"], Cancellation)));
        await SaveAsync<IKnowledgeGraph>(x => x.ForgetAsync(["bob@example.com"], Cancellation));

        Assert.Equal("bobby@example.com", Assert.Single(await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new TriplePattern(), 10, Cancellation))).Object);
    }

    [Fact]
    public async Task Should_find_every_fact_about_nodes_in_either_direction_and_those_that_hold_no_longer()
    {
        await SaveAsync<IKnowledgeGraph>(x => x.UpsertAsync([new Triple("lead:a", "works_at", "Acme") { FirstSeenAt = Time.GetUtcNow().AddDays(-2), LastSeenAt = Time.GetUtcNow().AddDays(-2) }], Cancellation));
        await SaveAsync<IKnowledgeGraph>(x => x.UpsertAsync(
            [new Triple("lead:a", "works_at", "Globex"), new Triple("lead:a", "refers", "lead:b"), new Triple("Ann", "knows", "lead:b"), new Triple("lead:ab", "works_at", "Acme")], Cancellation));

        var about = await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.AboutAsync([" Lead:a", "lead:b", "nobody"], Cancellation));

        Assert.Equal(["Ann knows lead:b", "lead:a refers lead:b", "lead:a works_at Acme", "lead:a works_at Globex"], about.Select(x => $"{x.Subject} {x.Predicate} {x.Object}").Order(StringComparer.Ordinal));
        Assert.Empty(await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.AboutAsync(["nobody"], Cancellation)));
    }

    async Task<IEnumerable<string>> HeldAsync(string subject) =>
        (await ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new TriplePattern(subject, "works_at"), 10, Cancellation))).Select(x => x.Object);

    Task<IReadOnlyCollection<string>> KeptAsync(params string[] ids) => ReadAsync<IShortTermMemory, IReadOnlyCollection<string>>(x => x.KeptAsync(ids, Cancellation));

    Task<IReadOnlyList<RankedEpisode>> FoundAsync() => ReadAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(new EpisodeQuery("triumph"), 10, Cancellation));

    Episode Of(Guid journeyId) => new()
    {
        EpisodeId = Guid.NewGuid(), Scenario = "triumph", Actions = [], OutcomeScore = 1, JourneyId = journeyId, OccurredAt = Time.GetUtcNow(),
        Situation = new Dictionary<string, string> { ["industry"] = "SaaS" },
    };
}
