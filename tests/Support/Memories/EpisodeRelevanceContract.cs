using MarketingBus.Data;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Episodic.Meaning;
using MarketingBus.Tests.Support.Memories.Relevance;
using Xunit;

namespace MarketingBus.Tests.Support.Memories;

/// <summary>How well every episodic memory finds what is meant, by nDCG of the first ten.</summary>
public abstract class EpisodeRelevanceContract(IMemoryEngine engine) : MemoryContract(engine)
{
    [Fact]
    public async Task Should_find_what_is_meant_better_than_equal_words_do()
    {
        var set = RelevanceSet.Read(Time.GetUtcNow());
        await SaveAsync<IEpisodicMemory>(memory => memory.StoreAsync(set.Episodes, Cancellation));

        var (tuning, heldOut) = (await MeasureAsync(set, isHeldOut: false), await MeasureAsync(set, isHeldOut: true));
        TestContext.Current.TestOutputHelper?.WriteLine($"nDCG@10, tuning: {tuning}; held out: {heldOut}");

        Assert.InRange(heldOut.Hybrid, HeldOutFloor, 1);
        Assert.InRange(tuning.Hybrid, TuningFloor, 1);
        foreach (var measured in new[] { tuning, heldOut })
            Assert.True(measured.Hybrid > 0.3 + new[] { measured.Earlier, measured.Substring, measured.FullText }.Max(), measured.ToString());
    }

    [Theory]
    [InlineData("thinks we are overpriced", "founder said the pricing is too high for a small team", "overpriced ~ pricing")]
    [InlineData("ghosted us after the proposel", "lead went quiet once the proposal was sent", "proposel ~ proposal")]
    public async Task Should_say_which_words_met(string asked, string expected, string because)
    {
        await SaveAsync<IEpisodicMemory>(memory => memory.StoreAsync(RelevanceSet.Read(Time.GetUtcNow()).Episodes, Cancellation));

        var found = await ReadAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(new EpisodeQuery(asked), 10, Cancellation));

        Assert.Contains(because, found.Single(x => x.Episode.Scenario == expected).Because!.Words);
    }

    /// <summary>Ids of the first ten by the database's own full-text rank.</summary>
    protected abstract Task<IReadOnlyList<Guid>> FullTextAsync(MarketingDbContext database, string question);

    const double TuningFloor = 0.7;
    const double HeldOutFloor = 0.68;

    async Task<Measured> MeasureAsync(RelevanceSet set, bool isHeldOut) => new(
        Substring: await set.NdcgAsync(isHeldOut, query => Task.FromResult(EarlierRanking.BySubstring(query, set.Episodes))),
        FullText: await set.NdcgAsync(isHeldOut, query => ReadAsync<MarketingDbContext, IReadOnlyList<Guid>>(x => FullTextAsync(x, query.Scenario!))),
        Earlier: await set.NdcgAsync(isHeldOut, query => Task.FromResult(EarlierRanking.ByStems(query, set.Episodes, Time.GetUtcNow()))),
        WithoutLexicon: await set.NdcgAsync(isHeldOut, query => Task.FromResult(WithoutLexicon(query, set.Episodes))),
        Hybrid: await set.NdcgAsync(isHeldOut, async query =>
            (await ReadAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(query, 10, Cancellation))).Select(x => x.Episode.EpisodeId).ToList()));

    static IReadOnlyList<Guid> WithoutLexicon(EpisodeQuery query, IReadOnlyList<Episode> episodes)
    {
        var question = new TextQuestion(query.Scenario, [.. episodes.Select(x => x.Scenario)], Lexicon.Read([]));
        return [.. episodes.Select((x, i) => (x.EpisodeId, question.Match(i).Similarity)).Where(x => x.Similarity > 0).OrderByDescending(x => x.Similarity).Select(x => x.EpisodeId)];
    }

    sealed record Measured(double Substring, double FullText, double Earlier, double WithoutLexicon, double Hybrid);
}
