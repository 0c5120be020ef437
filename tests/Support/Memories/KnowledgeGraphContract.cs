using MarketingBus.Memory;
using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What every knowledge graph keeps to.</summary>
public abstract partial class KnowledgeGraphContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Fact]
    public async Task Should_give_back_what_was_stored()
    {
        var triple = new Triple("Acme", "in_industry", "SaaS", 0.8, "triage");
        await UpsertAsync(triple);

        Assert.Equal([triple with { FirstSeenAt = Now, LastSeenAt = Now, Evidence = 1 }], await FindAsync(new()));
    }

    [Fact]
    public async Task Should_keep_the_larger_weight()
    {
        await UpsertAsync(new Triple("Acme", "prefers", "email", 0.5));
        await UpsertAsync(new Triple("Acme", "prefers", "email", 0.9));
        await UpsertAsync(new Triple("Acme", "prefers", "email", 0.2));

        Assert.Equal(0.9, Assert.Single(await FindAsync(new())).Weight);
    }

    [Fact]
    public async Task Should_take_spellings_that_differ_in_case_for_one_fact()
    {
        await UpsertAsync(new Triple("Acme", "prefers", "Email", 0.5), new Triple(" ACME ", "Prefers", "email", 0.7));

        var fact = Assert.Single(await FindAsync(new(Subject: "acme", Predicate: "PREFERS", Object: "eMail ")));
        Assert.Equal(("Acme", "prefers", "Email", 0.7), (fact.Subject, fact.Predicate, fact.Object, fact.Weight));
    }

    [Fact]
    public async Task Should_keep_the_larger_weight_of_two_writes_of_one_unit_of_work()
    {
        await SaveAsync<IKnowledgeGraph>(async graph =>
        {
            await graph.UpsertAsync([new Triple("Acme", "prefers", "email", 0.5)], Cancellation);
            await graph.UpsertAsync([new Triple("acme", "prefers", "email", 0.9), new Triple("Acme", "prefers", "email", 0.3)], Cancellation);
        });

        Assert.Equal(0.9, Assert.Single(await FindAsync(new())).Weight);
        Assert.Equal(1, (await ReadAsync<IMemoryCounts, MemoryCounts>(x => x.CountAsync(Cancellation))).Semantic);
    }

    [Fact]
    public async Task Should_find_by_any_part_heaviest_first()
    {
        await UpsertAsync(
            new Triple("a", "prefers", "email", 0.2), new Triple("b", "prefers", "email", 0.8), new Triple("b", "prefers", "sms", 0.5), new Triple("b", "is_a", "founder"));

        Assert.Equal(["b", "a"], (await FindAsync(new(Object: "email"))).Select(x => x.Subject));
        Assert.Equal(["email", "sms"], (await FindAsync(new(Subject: "b", Predicate: "prefers"))).Select(x => x.Object));
        Assert.Equal([0.8, 0.5], (await FindAsync(new(Predicate: "prefers"), limit: 2)).Select(x => x.Weight));
        Assert.Empty(await FindAsync(new(Subject: "c")));
    }

    [Fact]
    public async Task Should_search_by_all_words_in_any_part()
    {
        await UpsertAsync(
            new Triple("SaaS/Founder", "prefers", "email", 0.3), new Triple("SaaS/Engineer", "prefers", "email", 0.6), new Triple("lead:crm/L-1", "works_in", "SaaS"));

        Assert.Equal(["SaaS/Engineer", "SaaS/Founder"], (await SearchAsync("saas PREFERS")).Select(x => x.Subject));
        Assert.Equal("lead:crm/L-1", Assert.Single(await SearchAsync("works_in l-1")).Subject);
        Assert.Empty(await SearchAsync("saas unicorn"));
    }

    [Fact]
    public async Task Should_search_words_and_not_pieces_of_words()
    {
        await UpsertAsync(new Triple("Rumailia", "is_a", "place"));
        Assert.Empty(await SearchAsync("mail"));
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public async Task Should_never_read_text_as_an_expression(string text)
    {
        await UpsertAsync(new Triple("Acme", "prefers", "email"));

        Assert.Empty(await SearchAsync(text));
        Assert.Empty(await FindAsync(new(Subject: text)));
        Assert.Empty(await NeighbourhoodAsync(text, 5));
    }

    [Theory]
    [InlineData(1, "ab bc")]
    [InlineData(2, "ab bc cd")]
    [InlineData(3, "ab bc cd ed")]
    [InlineData(5, "ab bc cd ed ef gf")]
    [InlineData(99, "ab bc cd ed ef gf")]
    public async Task Should_reach_as_far_as_the_depth_in_both_directions_nearest_and_heaviest_first(int depth, string expected)
    {
        // a -> b -> c -> d <- e -> f <- g -> h, and something apart.
        await UpsertAsync(
            new Triple("b", "knows", "c", 0.1), new Triple("a", "knows", "b", 0.9), new Triple("c", "knows", "d"), new Triple("e", "knows", "d"),
            new Triple("e", "knows", "f"), new Triple("g", "knows", "f"), new Triple("g", "knows", "h"), new Triple("x", "knows", "y"));

        Assert.Equal(expected, string.Join(' ', (await NeighbourhoodAsync("B", depth)).Select(x => x.Subject + x.Object)));
    }

    [Fact]
    public async Task Should_find_the_heaviest_neighbours_of_a_hub()
    {
        await UpsertAsync([.. Enumerable.Range(0, 1_500).Select(i => new Triple($"lead-{i}", "works_in", "SaaS", i % 750 / 1_000.0))]);

        Assert.Equal(["lead-1499", "lead-749"], (await NeighbourhoodAsync("saas", 1, limit: 2)).Select(x => x.Subject).Order());
        Assert.Equal(1_000, (await NeighbourhoodAsync("saas", 2, limit: 1_000)).Count);
    }

    [Fact]
    public async Task Should_come_to_an_end_where_facts_form_a_ring()
    {
        await UpsertAsync(new Triple("a", "knows", "b"), new Triple("b", "knows", "a"), new Triple("a", "knows", "a"));
        Assert.Equal(3, (await NeighbourhoodAsync("a", 5)).Count);
    }

    [Fact]
    public async Task Should_give_no_more_neighbours_than_asked_for()
    {
        await UpsertAsync([.. Enumerable.Range(0, 20).Select(i => new Triple($"lead-{i}", "works_in", "SaaS", i / 20.0))]);

        Assert.Equal(["lead-19", "lead-18"], (await NeighbourhoodAsync("saas", 2, limit: 2)).Select(x => x.Subject));
    }

    [Fact]
    public async Task Should_keep_text_in_any_script_and_of_any_length()
    {
        var name = string.Concat(Enumerable.Repeat("Übermorgen GmbH 株式会社 \U0001F680 ", 40)).Trim();
        await UpsertAsync(new Triple(name, "in_industry", "SaaS"), new Triple(name + " II", "in_industry", "SaaS"));

        Assert.Equal(name, Assert.Single(await FindAsync(new(Subject: name.ToUpperInvariant()))).Subject);
        Assert.Equal(2, (await NeighbourhoodAsync(name, 2)).Count);
    }

    [Fact]
    public async Task Should_forget_every_fact_that_touches_a_node()
    {
        await UpsertAsync(
            new Triple("lead:a", "works_at", "Acme") { LastSeenAt = Now.AddDays(-2), FirstSeenAt = Now.AddDays(-2) }, new Triple("lead:a", "works_at", "Globex"),
            new Triple("Acme", "knows", "lead:a"), new Triple("lead:ab", "works_at", "Acme"), new Triple("lead:b", "works_at", "Acme"));

        await SaveAsync<IKnowledgeGraph>(graph => graph.ForgetAsync([" lead:a ", "lead:b", "nobody"], Cancellation));

        Assert.Equal("lead:ab", Assert.Single(await FindAsync(new(WithHistory: true))).Subject);
        Assert.Empty(await SearchAsync("globex"));
        Assert.Equal("lead:ab", Assert.Single(await NeighbourhoodAsync("Acme", 5)).Subject);
    }

    DateTimeOffset Now => Time.GetUtcNow();

    protected Task UpsertAsync(params Triple[] triples) => SaveAsync<IKnowledgeGraph>(graph => graph.UpsertAsync(triples, Cancellation));

    Task<IReadOnlyList<Triple>> FindAsync(TriplePattern pattern, int limit = 100) =>
        ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(pattern, limit, Cancellation));

    Task<IReadOnlyList<Triple>> SearchAsync(string text) =>
        ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.SearchAsync(text, 100, Cancellation));

    Task<IReadOnlyList<Triple>> NeighbourhoodAsync(string node, int depth, int limit = 100) =>
        ReadAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.NeighbourhoodAsync(node, depth, limit, Cancellation));
}
