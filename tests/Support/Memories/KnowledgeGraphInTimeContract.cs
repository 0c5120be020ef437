using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>Decay, evidence, and facts that cannot hold together.</summary>
public abstract partial class KnowledgeGraphContract
{
    static readonly TimeSpan HalfLife = TimeSpan.FromDays(180);

    [Fact]
    public async Task Should_know_when_a_fact_was_first_and_last_told_and_by_whom()
    {
        var began = Now;
        await UpsertAsync(Told("Acme", "buys", "ads", began, 0.4) with { Source = "crm" });
        await UpsertAsync(Told("Acme", "buys", "ads", began.AddDays(-3), 0.1) with { Source = "old" });
        Time.Advance(TimeSpan.FromDays(2));
        await UpsertAsync(new Triple("Acme", "buys", "ads", 0.9, "triage"));

        Assert.Equal(
            new Triple("Acme", "buys", "ads", 0.9, "triage") { FirstSeenAt = began.AddDays(-3), LastSeenAt = Now, Evidence = 1 }, Assert.Single(await FindAsync(new())));
    }

    [Fact]
    public async Task Should_halve_a_weight_with_each_half_life_since_it_was_last_told()
    {
        await UpsertAsync(new Triple("Acme", "buys", "ads", 0.8));

        Time.Advance(HalfLife);
        Assert.Equal(0.4, Assert.Single(await FindAsync(new())).Weight, 9);

        Time.Advance(HalfLife);
        Assert.Equal(0.2, Assert.Single(await SearchAsync("ads")).Weight, 9);

        await UpsertAsync(new Triple("Acme", "buys", "ads", 0.1));
        Time.Advance(HalfLife);
        Assert.Equal(0.1, Assert.Single(await NeighbourhoodAsync("acme", 1)).Weight, 9);
    }

    [Fact]
    public async Task Should_find_a_new_fact_before_one_that_was_heavier_long_ago()
    {
        await UpsertAsync(new Triple("Acme", "buys", "ads", 1));
        Time.Advance(2 * HalfLife);
        await UpsertAsync(new Triple("Acme", "buys", "seats", 0.5));

        Assert.Equal(["seats", "ads"], (await FindAsync(new(Subject: "acme"))).Select(x => x.Object));
        Assert.Equal(["seats", "ads"], (await SearchAsync("acme")).Select(x => x.Object));
        Assert.Equal(["seats"], (await NeighbourhoodAsync("acme", 1, limit: 1)).Select(x => x.Object));
    }

    [Fact]
    public async Task Should_take_a_clock_that_runs_ahead_for_now()
    {
        await UpsertAsync(Told("Acme", "buys", "ads", Now.AddYears(5)));

        Assert.Equal((Now, Now), (Assert.Single(await FindAsync(new())).FirstSeenAt, (await FindAsync(new()))[0].LastSeenAt));
    }

    [Fact]
    public async Task Should_keep_the_place_that_someone_left_as_history()
    {
        var (joined, moved) = (Now.AddDays(-90), Now.AddDays(-30));
        await UpsertAsync(Told("lead:a", "works_at", "Acme", joined));
        await UpsertAsync(Told("lead:a", "works_at", "Globex", moved));

        Assert.Equal("Globex", Assert.Single(await FindAsync(new(Subject: "lead:a"))).Object);
        Assert.Empty(await FindAsync(new(Object: "acme")));
        Assert.Empty(await SearchAsync("acme"));
        Assert.DoesNotContain(await NeighbourhoodAsync("lead:a", 5), x => x.Object == "Acme");
        Assert.Null(await PathAsync("lead:a", "acme"));

        var past = Assert.Single(await FindAsync(new(Subject: "lead:a", Object: "Acme", WithHistory: true)));
        Assert.Equal((joined, moved), (past.FirstSeenAt, past.EndedAt));
    }

    [Fact]
    public async Task Should_let_what_was_history_hold_again_when_it_is_told_again()
    {
        await UpsertAsync(Told("lead:a", "works_at", "Acme", Now.AddDays(-90)));
        await UpsertAsync(Told("lead:a", "works_at", "Globex", Now.AddDays(-30)));
        await UpsertAsync(new Triple("lead:a", "works_at", "acme"));

        Assert.Equal("Acme", Assert.Single(await FindAsync(new(Subject: "lead:a"))).Object);
        Assert.Equal(Now, Assert.Single(await FindAsync(new(Object: "Globex", WithHistory: true))).EndedAt!.Value.AddDays(30));
    }

    [Fact]
    public async Task Should_come_to_the_same_in_whatever_order_contradictions_arrive()
    {
        Triple[] told =
        [
            Told("x", "works_at", "A", Now.AddDays(-90)), Told("x", "works_at", "B", Now.AddDays(-60)), Told("x", "works_at", "C", Now.AddDays(-30)), Told("x", "works_at", "B", Now.AddDays(-50)),
        ];
        await UpsertAsync(told);
        foreach (var order in (int[][])[[3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]])
        {
            foreach (var i in order)
                await UpsertAsync(told[i] with { Subject = $"y{order[0]}" });
        }

        var facts = (await FindAsync(new(Predicate: "works_at", WithHistory: true))).GroupBy(x => x.Subject);
        Assert.Equal(4, facts.Count());
        Assert.All(facts, x => Assert.Equal(
            [("A", Now.AddDays(-60)), ("B", Now.AddDays(-30)), ("C", null)], x.OrderBy(f => f.Object).Select(f => (f.Object, f.EndedAt))));
    }

    [Fact]
    public async Task Should_believe_many_rather_than_one_who_came_a_little_later()
    {
        await UpsertAsync(Told("Acme", "in_industry", "SaaS", Now.AddDays(-10)) with { Evidence = 12 });
        await UpsertAsync(Told("Acme", "in_industry", "Retail", Now.AddDays(-1)));
        Assert.Equal("SaaS", Assert.Single(await FindAsync(new(Subject: "Acme"))).Object);

        await UpsertAsync(new Triple("Acme", "in_industry", "Retail") { Evidence = 20 });
        Assert.Equal("Retail", Assert.Single(await FindAsync(new(Subject: "Acme"))).Object);
    }

    [Fact]
    public async Task Should_let_facts_stand_side_by_side_that_can_hold_together()
    {
        await UpsertAsync(new Triple("Acme", "buys", "ads"), new Triple("Acme", "buys", "seats"), new Triple("Globex", "works_at", "x"), new Triple("Initech", "works_at", "y"));

        Assert.Equal(4, (await FindAsync(new())).Count);
    }

    [Fact]
    public async Task Should_take_over_a_count_as_it_is_newest_and_none_that_is_older()
    {
        await UpsertAsync(Counted(5, 5));
        await UpsertAsync(Counted(7, 7), Counted(6, 6));
        await UpsertAsync(Counted(7, 7));
        Assert.Equal((7, 0.7), (Assert.Single(await FindAsync(new())).Evidence, (await FindAsync(new()))[0].Weight));

        await UpsertAsync(Counted(4, 8));
        Assert.Equal((4, 0.4), (Assert.Single(await FindAsync(new())).Evidence, (await FindAsync(new()))[0].Weight));
    }

    [Fact]
    public async Task Should_no_longer_find_what_all_evidence_was_taken_back_of()
    {
        await UpsertAsync(Counted(1, 1));
        await UpsertAsync(Counted(0, 2));
        Assert.Empty(await FindAsync(new()));

        await UpsertAsync(Counted(1, 3));
        Assert.Equal(1, Assert.Single(await FindAsync(new())).Evidence);
    }

    [Fact]
    public async Task Should_change_nothing_when_all_is_told_again()
    {
        Triple[] told = [Told("a", "works_at", "Acme", Now.AddDays(-9)), Told("a", "works_at", "Globex", Now.AddDays(-2), 0.6), new("a", "buys", "ads", 0.3), Counted(3, 3)];
        await UpsertAsync(told);
        var before = await FindAsync(new(WithHistory: true));

        await UpsertAsync([.. told.Reverse(), .. told]);

        Assert.Equal(before, await FindAsync(new(WithHistory: true)));
    }

    [Fact]
    public async Task Should_lose_nothing_when_many_tell_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => WriteAsync(
            [new Triple("Acme", "buys", "ads", (i + 1) / 10.0), new Triple($"lead-{i}", "works_at", "Acme"), new Triple("Acme", "in_industry", $"I{i}") { LastSeenAt = Now.AddDays(i - 10) }]))));

        Assert.Equal(0.8, Assert.Single(await FindAsync(new(Predicate: "buys"))).Weight);
        Assert.Equal(8, (await FindAsync(new(Predicate: "works_at"))).Count);
        Assert.Equal("I7", Assert.Single(await FindAsync(new(Predicate: "in_industry"))).Object);
        Assert.Equal(8, (await FindAsync(new(Predicate: "in_industry", WithHistory: true))).Count);
    }

    static Triple Counted(int evidence, int revision) => new("SaaS/Founder", "prefers", "email", evidence / 10.0) { Evidence = evidence, Revision = revision };

    static Triple Told(string subject, string predicate, string target, DateTimeOffset at, double weight = 1) =>
        new(subject, predicate, target, weight) { FirstSeenAt = at, LastSeenAt = at };
}
