using MarketingBus.Contracts;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_a_channel_worked_with_leads_like_it
{
    // The rules say e-mail.
    static readonly LeadProfile Founder = Given.Lead with { Persona = "Founder", Region = "US", Industry = "SaaS" };

    [Fact]
    public void Should_be_chosen_and_say_so_with_numbers()
    {
        var choice = Given.ChannelPolicy().Choose(Founder, null, [], Outcomes(("sms", 10, 9), ("email", 10, 4)));

        Assert.Equal((Channel.Sms, "memory.similar_episodes"), (choice.Channel, choice.Reason.Code));
        Assert.Equal("10 episodes with saas/founder on this channel came out at 0.90 on average; all 100 episodes at 0.50.", choice.Reason.Text);
    }

    [Theory]
    [InlineData(4, 4, 0)] // too few
    [InlineData(10, 6, 0)] // hardly better than usual: (6 + 2.5) / 15
    [InlineData(10, 9, 9)] // no better than what the rules say
    public void Should_not_overrule_the_rules_otherwise(int count, double sum, double byEmail) =>
        Assert.Equal("persona_channel", Given.ChannelPolicy().Choose(Founder, null, [], Outcomes(("sms", count, sum), ("email", 10, byEmail))).Reason.Code);

    [Fact]
    public void Should_not_overrule_what_the_lead_prefers_or_answers_on()
    {
        var outcomes = Outcomes(("sms", 10, 10));

        Assert.Equal("persona_channel", Given.ChannelPolicy().Choose(Founder with { PreferredChannel = "Call" }, null, [], outcomes).Reason.Code);
        Assert.Equal(Channel.Call, Given.ChannelPolicy().Choose(Founder, Given.Memory(("call", 3)), [], outcomes).Channel);
    }

    [Fact]
    public void Should_know_the_lead_by_its_industry_and_persona_in_the_graph()
    {
        var choice = Given.ChannelPolicy().Choose(
            Given.Lead with { Persona = "Engineer", Industry = "SaaS" }, null, [new Triple("saas/engineer", "prefers", "sms", .625, "consolidation: 9 episodes, mean outcome 0.93")]);

        Assert.Equal((Channel.Sms, "Leads of the segment saas/engineer prefer this channel (weight 0.63, consolidation: 9 episodes, mean outcome 0.93)."), (choice.Channel, choice.Reason.Text));
    }

    static SegmentOutcomes Outcomes(params (string Channel, int Count, double Sum)[] channels) => new(
        new Segment("SaaS", "Founder"), new Outcomes(100, 50), new Outcomes(channels.Sum(x => x.Count), channels.Sum(x => x.Sum)),
        channels.ToDictionary(x => x.Channel, x => new Outcomes(x.Count, x.Sum)));
}
