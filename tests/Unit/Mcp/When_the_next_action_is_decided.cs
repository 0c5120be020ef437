using MarketingBus.Contracts;
using MarketingBus.Data.Queries;
using MarketingBus.Mcp.Host.Decisions;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.LongTerm;
using Xunit;

namespace MarketingBus.Tests.Unit.Mcp;

public sealed class When_the_next_action_is_decided
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Should_ask_a_person_without_confidence_when_nothing_is_known()
    {
        var advice = NextAction.Decide(AgentType.Engagement, new AdviceSituation());

        Assert.Equal((ActionType.Escalate, 0.0), (advice.Action, advice.Confidence));
        Assert.Equal("nothing_known", Assert.Single(advice.Reasons).Code);
    }

    [Fact]
    public void Should_reach_out_to_a_qualified_lead() =>
        Assert.Equal(ActionType.Outreach, NextAction.Decide(AgentType.Engagement, new AdviceSituation { Lead = Qualified }).Action);

    [Fact]
    public void Should_never_reach_out_to_a_lead_that_unsubscribed()
    {
        var advice = NextAction.Decide(
            AgentType.Engagement, new AdviceSituation { Lead = Qualified, Suppressed = true, Episodes = [Episode("outreach", 1, 1), Episode("outreach", 1, 1)] });

        Assert.Equal(ActionType.UpdateSegment, advice.Action);
        Assert.DoesNotContain(advice.Alternatives, x => x.Action == ActionType.Outreach);
    }

    [Fact]
    public void Should_hand_over_what_another_agent_does()
    {
        var advice = NextAction.Decide(AgentType.LeadTriage, new AdviceSituation { Lead = Qualified });

        Assert.Equal((ActionType.Handoff, AgentType.Engagement, ActionType.Outreach), (advice.Action, advice.DestAgentType, advice.DestAction));
    }

    [Theory]
    [InlineData(1, 1.0, 1.0 / 3)]
    [InlineData(4, 1.0, 4.0 / 6)]
    [InlineData(4, 0.5, 2.0 / 4)]
    public void Should_be_surer_with_more_and_closer_episodes(int count, double similarity, double confidence)
    {
        var episodes = Enumerable.Range(0, count).Select(_ => Episode("optimize:creative", similarity, outcome: 1)).ToList();
        var advice = NextAction.Decide(AgentType.Optimizer, new AdviceSituation { Episodes = episodes });

        Assert.Equal(ActionType.Optimize, advice.Action);
        Assert.Equal(confidence, advice.Confidence, 9);
    }

    [Theory]
    [InlineData("welcome by email", ActionType.Outreach)]
    [InlineData("outreach", ActionType.Outreach)]
    [InlineData("Optimize:creative", ActionType.Optimize)]
    [InlineData("channel_budget search", ActionType.Optimize)]
    [InlineData("auto_pause", ActionType.PauseCampaign)]
    [InlineData("outreached", null)]
    [InlineData("", null)]
    public void Should_know_the_action_in_an_episodes_words(string words, ActionType? action) => Assert.Equal(action, EpisodeActions.Of(words));

    [Fact]
    public void Should_turn_from_what_failed_before()
    {
        var failed = Enumerable.Range(0, 10).Select(_ => Episode("outreach:email", 1, outcome: 0));
        var worked = Enumerable.Range(0, 3).Select(_ => Episode("update_segment", 1, outcome: 0.9));
        var advice = NextAction.Decide(AgentType.Engagement, new AdviceSituation { Lead = Qualified, Episodes = [.. failed, .. worked] });

        Assert.Equal(ActionType.UpdateSegment, advice.Action);
        Assert.Contains(advice.Alternatives, x => x.Action == ActionType.Outreach);
    }

    [Fact]
    public void Should_count_what_the_lead_did_before()
    {
        var memory = new LeadMemory
        {
            JourneyId = Guid.Empty, LeadId = "L-1", Preferences = new Dictionary<string, string>(), ResponsesByChannel = new Dictionary<string, int>(), Conversions = 2, RfmScore = 0.8,
        };
        var without = NextAction.Decide(AgentType.Engagement, new AdviceSituation { Lead = Qualified });
        var with = NextAction.Decide(AgentType.Engagement, new AdviceSituation { Lead = Qualified, Memory = memory });

        Assert.True(with.Confidence > without.Confidence);
        Assert.Contains(with.Reasons, x => x.Code == "memory.rfm");
    }

    [Fact]
    public void Should_pause_a_campaign_that_its_judgement_would_pause()
    {
        var campaign = new CampaignView
        {
            SourceSystem = "default", CampaignId = "C-1", Status = CampaignStatus.Active, Underperforms = true, UpdatedAt = Now, Readings = [], Changes = [],
            Recommendations = [new Recommendation { Kind = "auto_pause", Priority = Priority.Critical, Text = "No conversions for the money." }],
        };

        Assert.Equal(ActionType.PauseCampaign, NextAction.Decide(AgentType.Optimizer, new AdviceSituation { Campaign = campaign }).Action);
    }

    static LeadView Qualified => new()
    {
        JourneyId = Guid.Empty, SourceSystem = "default", LeadId = "L-1", Status = LeadStatus.CampaignQualified, JourneyState = "Engaging",
        Category = TriageCategory.CampaignQualified, Score = 70, StartedAt = Now, UpdatedAt = Now,
    };

    static RankedEpisode Episode(string action, double similarity, double outcome) =>
        new(new Episode { EpisodeId = Guid.NewGuid(), Scenario = "x", Actions = [action], OutcomeScore = outcome, OccurredAt = Now }, similarity, similarity);
}
