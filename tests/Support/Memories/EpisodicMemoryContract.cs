using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>What every episodic memory keeps to.</summary>
public abstract class EpisodicMemoryContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Fact]
    public async Task Should_give_back_an_episode_as_it_was_stored()
    {
        var episode = Episode("founder asked for a demo") with
        {
            Actions = ["welcome by email", "demo_invite by call"],
            Notes = "fast answer",
            Situation = new Dictionary<string, string> { ["industry"] = "SaaS" },
            JourneyId = Guid.NewGuid(),
        };
        await StoreAsync(episode);

        var found = Assert.Single(await FindAsync("demo for a founder")).Episode;
        Assert.Equivalent(episode, found, strict: true);
    }

    [Fact]
    public async Task Should_find_by_other_forms_of_a_word()
    {
        await StoreAsync(Episode("founders replied to emails"), Episode("nothing of the kind"));

        Assert.Equal("founders replied to emails", Assert.Single(await FindAsync("founder reply email")).Episode.Scenario);
    }

    [Fact]
    public async Task Should_find_by_situation_alone_whatever_its_case()
    {
        await StoreAsync(
            Episode("one") with { Situation = new Dictionary<string, string> { ["industry"] = "SaaS", ["persona"] = "Founder" } },
            Episode("two") with { Situation = new Dictionary<string, string> { ["industry"] = "Retail" } });

        var found = Assert.Single(await FindAsync(null, new() { ["Industry"] = "saas", ["region"] = "EU" }));
        Assert.Equal("one", found.Episode.Scenario);
        Assert.Equal(0.5, found.Similarity);
    }

    [Fact]
    public async Task Should_put_the_best_outcome_first_among_equally_similar()
    {
        await StoreAsync(
            Episode("demo invite", outcome: 0.1), Episode("demo invite", outcome: 1.0), Episode("demo invite", outcome: 0.5));

        var found = await FindAsync("demo invite");
        Assert.Equal([1.0, 0.5, 0.1], found.Select(x => x.Episode.OutcomeScore));
        Assert.All(found, x => Assert.Equal(1, x.Similarity));
    }

    [Fact]
    public async Task Should_put_the_more_similar_first()
    {
        await StoreAsync(Episode("demo invite by email to a founder"), Episode("invite to webinar for students and teachers"));

        Assert.Equal("demo invite by email to a founder", (await FindAsync("demo invite to founder"))[0].Episode.Scenario);
    }

    [Fact]
    public async Task Should_replace_an_episode_that_is_stored_again_also_in_the_index()
    {
        var episode = Episode("pricing question") with { Situation = new Dictionary<string, string> { ["industry"] = "SaaS" } };
        await StoreAsync(episode);
        await StoreAsync(episode with
        {
            Scenario = "billing complaint", OutcomeScore = 0, Situation = new Dictionary<string, string> { ["industry"] = "Retail" },
        });

        Assert.Empty(await FindAsync("pricing question"));
        Assert.Empty(await FindAsync(null, new() { ["industry"] = "SaaS" }));
        Assert.Equal(0, Assert.Single(await FindAsync("billing complaint")).Episode.OutcomeScore);
        Assert.Single(await FindAsync(null, new() { ["industry"] = "Retail" }));
    }

    [Fact]
    public async Task Should_take_the_last_of_two_writes_of_one_unit_of_work()
    {
        var episode = Episode("pricing question");
        await SaveAsync<IEpisodicMemory>(async memory =>
        {
            await memory.StoreAsync([episode, episode with { OutcomeScore = 0.3 }], Cancellation);
            await memory.StoreAsync([episode with { OutcomeScore = 0.7 }], Cancellation);
        });

        Assert.Equal(0.7, Assert.Single(await FindAsync("pricing question")).Episode.OutcomeScore);
        Assert.Equal(1, (await ReadAsync<IMemoryCounts, MemoryCounts>(x => x.CountAsync(Cancellation))).Episodic);
    }

    [Fact]
    public async Task Should_give_no_more_than_asked_for()
    {
        await StoreAsync([.. Enumerable.Range(0, 8).Select(i => Episode("demo invite", i / 10.0))]);

        Assert.Equal([0.7, 0.6, 0.5], (await FindAsync("demo", limit: 3)).Select(x => x.Episode.OutcomeScore));
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public async Task Should_never_read_text_as_an_expression(string text)
    {
        await StoreAsync(Episode("quite another thing"));
        Assert.Empty(await FindAsync(text));
    }

    [Fact]
    public async Task Should_find_words_amid_hostile_signs()
    {
        await StoreAsync(Episode("demo invite"));
        Assert.Single(await FindAsync("\") OR * NEAR( demo ^\"'"));
    }

    [Fact]
    public async Task Should_find_nothing_when_nothing_is_asked()
    {
        await StoreAsync(Episode("demo invite"));
        Assert.Empty(await FindAsync(null));
        Assert.Empty(await FindAsync("", []));
    }

    [Fact]
    public async Task Should_tell_how_the_episodes_of_segments_came_out_by_channel()
    {
        await StoreAsync(
            Of("SaaS", "Founder", "sms", 1), Of("SaaS", "founder ", "SMS", 0.5), Of("SaaS", "Founder", "email", 0), Of("SaaS", "Founder", null, 0.5),
            Of("SaaS", "CMO", "email", 0.25), Of("Retail", "Founder", "email", 0.75), Episode("no situation", 1));

        var told = await ReadAsync<IEpisodicMemory, IReadOnlyList<SegmentOutcomes>>(x => x.OutcomesAsync([new("saas", "FOUNDER"), new("saas", "nobody")], Cancellation));
        var all = await ReadAsync<IEpisodicMemory, IReadOnlyList<SegmentOutcomes>>(x => x.OutcomesAsync(null, Cancellation));

        Assert.Equal(
            [(new Segment("saas", "founder"), new Outcomes(7, 4), new Outcomes(4, 2)), (new("saas", "nobody"), new(7, 4), default)],
            told.Select(x => (x.Segment, x.Usual, x.All)));
        Assert.Equal([("email", new Outcomes(1, 0)), ("sms", new Outcomes(2, 1.5))], told[0].ByChannel.OrderBy(x => x.Key).Select(x => (x.Key, x.Value)));
        Assert.Equal(["retail/founder", "saas/cmo", "saas/founder"], all.Select(x => x.Segment.ToString()).Order());

        Episode Of(string industry, string persona, string? channel, double outcome) => Episode("anything", outcome) with
        {
            Situation = new[] { ("industry", industry), ("persona", persona), ("channel", channel) }.Where(x => x.Item2 is not null).ToDictionary(x => x.Item1, x => x.Item2!),
        };
    }

    protected Episode Episode(string scenario, double outcome = 0.5) => new()
    {
        EpisodeId = Guid.NewGuid(), Scenario = scenario, Actions = [], OutcomeScore = outcome, OccurredAt = Time.GetUtcNow(),
    };

    protected Task StoreAsync(params Episode[] episodes) => SaveAsync<IEpisodicMemory>(memory => memory.StoreAsync(episodes, Cancellation));

    protected Task<IReadOnlyList<RankedEpisode>> FindAsync(string? scenario, Dictionary<string, string>? situation = null, int limit = 10) =>
        ReadAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(new EpisodeQuery(scenario, situation), limit, Cancellation));
}
