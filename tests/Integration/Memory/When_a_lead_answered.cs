using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_a_lead_answered : MemoryWorld
{
    [Fact]
    public async Task Should_count_and_learn_which_channel_the_segment_prefers()
    {
        await SeedAsync(TriagedLead);
        await PublishAsync(Happened(EngagementKind.Opened), Happened(EngagementKind.Clicked), Happened(EngagementKind.Replied));
        await RememberedAsync(3);
        await PublishAsync(Happened(EngagementKind.Clicked));
        await RememberedAsync(4);

        var lead = (await AskAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey], Cancellation)))[Journey];
        Assert.Equal(4, lead.Engagements);
        Assert.Equal(3, lead.ResponsesByChannel["email"]);

        var preferred = Assert.Single(await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 100, Cancellation)));
        Assert.Equal(("SaaS/Founder", "prefers", "email"), (preferred.Subject, preferred.Predicate, preferred.Object));
        Assert.Equal(3.0 / 8, preferred.Weight, 10);
    }

    [Fact]
    public async Task Should_make_an_episode_of_a_conversion_with_what_was_sent_before()
    {
        await SeedAsync(
            TriagedLead, Sent(EngagementType.Welcome, -2, "sent"), Sent(EngagementType.DemoInvite, -1, "sent"),
            Sent(EngagementType.FollowUp, -1, "refused"), Sent(EngagementType.FollowUp, 1, "sent"));
        await PublishAsync(Happened(EngagementKind.Converted));
        await RememberedAsync(1);

        var episode = Assert.Single(await FindAsync("founder in saas")).Episode;
        Assert.Equal("Founder in SaaS from EU converted by email after demo_invite", episode.Scenario);
        Assert.Equal(["welcome by email", "demo_invite by email"], episode.Actions);
        Assert.Equal(1.0, episode.OutcomeScore);
        Assert.Equal(Journey, episode.JourneyId);
        Assert.Equal(
            new Dictionary<string, string> { ["industry"] = "SaaS", ["persona"] = "Founder", ["region"] = "EU", ["channel"] = "email" }, episode.Situation);
    }

    [Fact]
    public async Task Should_make_one_episode_of_an_event_that_is_told_twice()
    {
        var complaint = Happened(EngagementKind.Complained);
        await PublishAsync(complaint, complaint, Happened(EngagementKind.Unsubscribed), Happened(EngagementKind.Opened));
        await RememberedAsync(4);

        var found = await FindAsync("lead complained unsubscribed");
        Assert.Equal([0.0, 0.1], found.Select(x => x.Episode.OutcomeScore).Order());
    }

    Task<IReadOnlyList<RankedEpisode>> FindAsync(string scenario) =>
        AskAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(new EpisodeQuery(scenario), 10, Cancellation));

    static Outreach Sent(EngagementType type, int hours, string status) => new()
    {
        EngagementId = Guid.NewGuid(), JourneyId = Journey, LeadId = "L-1", EngagementType = type, Channel = Channel.Email,
        Content = "Dear Ada", Status = status, IntendedAt = Noon.AddHours(hours),
    };
}
