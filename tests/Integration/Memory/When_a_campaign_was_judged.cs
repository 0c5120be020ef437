using MarketingBus.Contracts;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_a_campaign_was_judged : MemoryWorld
{
    [Fact]
    public async Task Should_remember_what_it_needs_and_make_an_episode_of_critical_advice_alone()
    {
        await PublishAsync(Judged);
        await RememberedAsync(1);

        var needs = await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(Subject: "campaign:crm/C-1"), 100, Cancellation));
        Assert.Equal(["auto_pause", "creative_optimization"], needs.Select(x => x.Object));
        Assert.Equal(0.5, needs[1].Weight / needs[0].Weight, 9);

        var episodes = await AskAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(
            new EpisodeQuery(null, new Dictionary<string, string> { ["campaign"] = "C-1" }), 10, Cancellation));
        var episode = Assert.Single(episodes).Episode;
        Assert.Equal(["auto_pause"], episode.Actions);
        Assert.Equal(0.12, episode.OutcomeScore, 10);
    }

    [Fact]
    public async Task Should_not_think_that_it_needs_what_newer_days_have_overtaken()
    {
        await PublishAsync(Judged with { Overtaken = true });
        await RememberedAsync(1);

        Assert.Empty(await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(Subject: "campaign:crm/C-1"), 100, Cancellation)));
    }

    static CampaignOptimized Judged => new()
    {
        ReviewId = Guid.NewGuid(), HandoffId = Guid.NewGuid(), SourceSystem = "crm", CampaignId = "C-1", OptimizationType = OptimizationType.PerformanceCheck,
        PerformanceScore = 12, Reasons = [], OptimizedAt = Noon,
        Recommendations =
        [
            new Recommendation { Kind = "auto_pause", Priority = Priority.Critical, Text = "Spent twice its budget" },
            new Recommendation { Kind = "creative_optimization", Priority = Priority.Medium, Text = "Few clicks" },
        ],
    };
}
