using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Engagement;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using MarketingBus.Memory.Semantic;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_a_lead_answered : MemoryWorld
{
    [Fact]
    public async Task Should_count_and_learn_which_channel_the_segment_prefers()
    {
        await SeedAsync(TriagedLead);
        await PublishAsync(Told(EngagementKind.Opened), Told(EngagementKind.Clicked), Told(EngagementKind.Replied));
        await RememberedAsync(3);
        await PublishAsync(Told(EngagementKind.Clicked));
        await RememberedAsync(4);

        var lead = (await AskAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey], Cancellation)))[Journey];
        Assert.Equal(4, lead.Engagements);
        Assert.Equal(3, lead.ResponsesByChannel["email"]);

        var preferred = Assert.Single(await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 100, Cancellation)));
        Assert.Equal(("SaaS/Founder", "prefers", "email"), (preferred.Subject, preferred.Predicate, preferred.Object));
        Assert.Equal((3, Noon, Noon), (preferred.Evidence, preferred.FirstSeenAt, preferred.LastSeenAt));
        Assert.Equal(3.0 / 8, (await World.ReadAsync(x => x.Set<RememberedFact>().SingleAsync(Cancellation))).Weight, 10);
    }

    [Fact]
    public async Task Should_make_an_episode_of_a_conversion_with_what_was_sent_before()
    {
        await SeedAsync(
            TriagedLead, Sent(EngagementType.Welcome, -2, "sent"), Sent(EngagementType.DemoInvite, -1, "sent"),
            Sent(EngagementType.FollowUp, -1, "refused"), Sent(EngagementType.FollowUp, 1, "sent"));
        await PublishAsync(Told(EngagementKind.Converted));
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
        var complaint = Told(EngagementKind.Complained);
        await PublishAsync(complaint, complaint, Told(EngagementKind.Unsubscribed), Told(EngagementKind.Opened));
        await RememberedAsync(4);

        var found = await FindAsync("lead complained unsubscribed");
        Assert.Equal([0.0, 0.1], found.Select(x => x.Episode.OutcomeScore).Order());
    }

    [Fact]
    public async Task Should_not_count_what_a_machine_did()
    {
        await SeedAsync(TriagedLead);
        var (scan, click) = (Told(EngagementKind.Clicked), Told(EngagementKind.Clicked));
        await PublishAsync(scan with { AutomatedReason = "A scanner." }, Told(EngagementKind.Opened) with { AutomatedReason = "A scanner." }, click);
        await RememberedAsync(3);

        var lead = (await AskAsync<ILongTermMemory, IReadOnlyDictionary<Guid, LeadMemory>>(x => x.GetAsync([Journey], Cancellation)))[Journey];
        Assert.Equal((1, 1), (lead.Engagements, lead.ResponsesByChannel["email"]));
        Assert.Equal(1, Assert.Single(await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 100, Cancellation))).Evidence);
    }

    [Fact]
    public async Task Should_come_to_the_same_when_it_hears_what_to_take_back_first()
    {
        var (scan, click) = (Told(EngagementKind.Clicked), Told(EngagementKind.Clicked));
        scan = scan with { Engagement = scan.Engagement with { OccurredAt = Noon.AddHours(5) } };
        await SeedAsync(TriagedLead, Kept(scan, "A scanner."), Kept(click, null));
        await PublishAsync(scan with { AutomatedReason = "A scanner.", TakesBack = true });
        await RememberedAsync(1);
        await PublishAsync(scan);
        await RememberedAsync(2);
        await PublishAsync(click);
        await RememberedAsync(3);

        var lead = await World.ReadAsync(x => x.Set<RememberedLead>().SingleAsync(Cancellation));
        Assert.Equal((1, 1, Noon), (lead.Engagements, lead.ResponsesByChannel["email"], lead.LastEngagedAt));
        Assert.Equal(5 * Math.Pow(0.5, 5 / 24d / 14), lead.EngagementPoints, 9);
    }

    [Fact]
    public async Task Should_count_for_the_segment_all_that_its_leads_answered_each_once()
    {
        var (other, click, reply) = (Guid.NewGuid(), Told(EngagementKind.Clicked), Told(EngagementKind.Replied));
        var colleague = TriagedLead;
        (colleague.JourneyId, colleague.LeadId) = (other, "L-2");
        await SeedAsync(TriagedLead, colleague);
        var third = Told(EngagementKind.Converted);
        await PublishAsync(click, reply, click, third with { Engagement = third.Engagement with { JourneyId = other, LeadId = "L-2" } });
        await RememberedAsync(4);
        await PublishAsync(click, reply);
        await RememberedAsync(6);

        Assert.Equal(3, Assert.Single(await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 100, Cancellation))).Evidence);
    }

    [Fact]
    public async Task Should_no_longer_prefer_what_only_a_machine_answered_on()
    {
        var scan = Told(EngagementKind.Clicked);
        await SeedAsync(TriagedLead, Kept(scan, "A scanner."));
        await PublishAsync(scan);
        await RememberedAsync(1);
        await PublishAsync(scan with { AutomatedReason = "A scanner.", TakesBack = true });
        await RememberedAsync(2);

        Assert.Empty(await AskAsync<IKnowledgeGraph, IReadOnlyList<Triple>>(x => x.FindAsync(new(), 100, Cancellation)));
    }

    [Fact]
    public async Task Should_take_back_what_turns_out_to_be_a_machines()
    {
        var (scan, click) = (Told(EngagementKind.Clicked), Told(EngagementKind.Clicked));
        scan = scan with { Engagement = scan.Engagement with { OccurredAt = Noon.AddHours(5) } };
        await SeedAsync(Kept(scan, "A scanner."), Kept(click, null));
        await PublishAsync(scan, click);
        await RememberedAsync(2);
        await PublishAsync(scan with { AutomatedReason = "A scanner.", TakesBack = true });
        await RememberedAsync(3);

        var lead = await World.ReadAsync(x => x.Set<RememberedLead>().SingleAsync(Cancellation));
        Assert.Equal((1, 1, Noon), (lead.Engagements, lead.ResponsesByChannel["email"], lead.LastEngagedAt));
        Assert.Equal(5 * Math.Pow(0.5, 5 / 24d / 14), lead.EngagementPoints, 9);
    }

    [Fact]
    public async Task Should_take_back_once_what_two_processes_tell()
    {
        var scan = Told(EngagementKind.Clicked);
        await SeedAsync(TriagedLead, Kept(scan, "A scanner."));
        await PublishAsync(scan, Told(EngagementKind.Clicked));
        await RememberedAsync(2);

        var (same, takenBack) = (Guid.NewGuid(), scan with { AutomatedReason = "A scanner.", TakesBack = true });
        await World.InScopeAsync(async services =>
        {
            foreach (var told in (EngagementJudged[])[takenBack, takenBack, Told(EngagementKind.Opened), Told(EngagementKind.Opened)])
                await services.GetRequiredService<IPublishEndpoint>().Publish(told, x => x.MessageId = told.TakesBack ? same : x.MessageId, Cancellation);
            await services.GetRequiredService<MarketingDbContext>().SaveChangesAsync(Cancellation);
        });
        await RememberedAsync(5);

        Assert.Equal(3, (await World.ReadAsync(x => x.Set<RememberedLead>().SingleAsync(Cancellation))).Engagements);
    }

    static EngagementEvent Kept(EngagementJudged judged, string? automated) => new()
    {
        EventId = judged.Engagement.EventId, JourneyId = Journey, LeadId = "L-1", Kind = judged.Engagement.Kind, OccurredAt = judged.Engagement.OccurredAt, AutomatedReason = automated,
    };

    Task<IReadOnlyList<RankedEpisode>> FindAsync(string scenario) =>
        AskAsync<IEpisodicMemory, IReadOnlyList<RankedEpisode>>(x => x.FindAsync(new EpisodeQuery(scenario), 10, Cancellation));

    static Outreach Sent(EngagementType type, int hours, string status) => new()
    {
        EngagementId = Guid.NewGuid(), JourneyId = Journey, LeadId = "L-1", EngagementType = type, Channel = Channel.Email,
        Content = "Dear Ada", Status = status, IntendedAt = Noon.AddHours(hours),
    };
}
