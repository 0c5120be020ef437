using MarketingBus.Memory.Episodic;
using Xunit;

namespace MarketingBus.Tests.Unit.Memory;

public sealed class When_episodes_are_ranked
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Should_follow_the_formula()
    {
        // Text: all that is asked for is there, 2 of 3 words were asked for: 0.75 + 0.25 x 2/3 = 11/12. Situation: 1 of 2. Outcome 0.8: x 0.94. One half-life old: x 0.975.
        var episode = Episode("demo invite email", 0.8, ageDays: 90, ("industry", "SaaS"));
        var query = new EpisodeQuery("demo invite", new Dictionary<string, string> { ["industry"] = "saas", ["region"] = "EU" });

        var ranked = Assert.Single(Rank(query, episode));
        var similarity = (0.7 * 11 / 12) + (0.3 / 2);
        Assert.Equal(similarity, ranked.Similarity, 10);
        Assert.Equal(similarity * 0.94 * 0.975, ranked.Rank, 10);
        Assert.Equivalent(new RankedBecause(11 / 12.0, 0.5, ["demo", "invite"], 0.94, 0.975), ranked.Because);
    }

    [Fact]
    public void Should_put_the_newer_first_among_equals() =>
        Assert.Equal([1, 10, 100], Rank(new("demo"), Episode("demo", 0.5, 10), Episode("demo", 0.5, 100), Episode("demo", 0.5, 1))
            .Select(x => (Now - x.Episode.OccurredAt).TotalDays));

    [Fact]
    public void Should_let_a_clearly_better_outcome_win_over_any_age() =>
        Assert.Equal([0.71, 0.5], Rank(new("demo"), Episode("demo", 0.5, 0), Episode("demo", 0.71, 36_500)).Select(x => x.Episode.OutcomeScore));

    [Fact]
    public void Should_leave_out_what_is_not_similar_at_all() =>
        Assert.Empty(Rank(new("demo", new Dictionary<string, string> { ["a"] = "b" }), Episode("billing", 1, 0, ("a", "c"))));

    [Fact]
    public void Should_prune_nothing_within_the_capacity() =>
        Assert.Empty(EpisodePruning.Surplus([new PrunableEpisode(1, 0.5, Now)], 4));

    [Fact]
    public void Should_keep_the_best_the_worst_and_the_newest()
    {
        PrunableEpisode[] episodes =
        [
            new(1, 1.0, Now.AddDays(-50)), new(2, 0.0, Now.AddDays(-60)), new(3, 0.5, Now.AddDays(-40)), new(4, 0.6, Now.AddDays(-30)),
            new(5, 0.5, Now.AddDays(-2)), new(6, 0.4, Now.AddDays(-1)),
        ];
        Assert.Equal([3, 4], EpisodePruning.Surplus(episodes, 4));
    }

    [Fact]
    public void Should_keep_what_happened_in_a_situation_like_no_other()
    {
        var common = Enumerable.Range(1, 8).Select(i => new PrunableEpisode(i, 0.5, Now.AddDays(-i), "industry=saas"));
        var rare = new PrunableEpisode(9, 0.5, Now.AddDays(-900), "industry=mining");

        Assert.DoesNotContain(9, EpisodePruning.Surplus([.. common, rare], 4));
    }

    static IReadOnlyList<RankedEpisode> Rank(EpisodeQuery query, params Episode[] episodes) => EpisodeRanking.Rank(query, episodes, 90, Now, 10);

    static Episode Episode(string scenario, double outcome, double ageDays, params (string Name, string Value)[] situation) => new()
    {
        EpisodeId = Guid.NewGuid(), Scenario = scenario, Actions = [], OutcomeScore = outcome, OccurredAt = Now.AddDays(-ageDays),
        Situation = situation.ToDictionary(x => x.Name, x => x.Value),
    };
}
