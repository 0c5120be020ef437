using MarketingBus.Contracts;
using MarketingBus.Memory.Semantic;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_a_channel_is_chosen
{
    static readonly Triple[] Preferences =
    [
        new("Retail", "prefers", "SMS", .9),
        new("Engineer", "prefers", "Web", .5),
        new("Engineer", "prefers", "carrier pigeon", .95),
    ];

    [Theory]
    [InlineData("Founder", "US", "SMS", Channel.Email)]
    [InlineData("founder", "eu", null, Channel.Email)]
    [InlineData("CMO", "EU", "Social", Channel.Email)]
    [InlineData("CMO", "APAC", "Social", Channel.Social)]
    [InlineData("Marketing Manager", "US", "Email", Channel.Social)]
    [InlineData("marketing manager", null, null, Channel.Social)]
    [InlineData("Engineer", "US", "Call", Channel.Call)]
    [InlineData("Engineer", "US", "SMS", Channel.Sms)]
    [InlineData("Engineer", "US", "ads", Channel.Ads)]
    [InlineData("Engineer", "US", " WEB ", Channel.Web)]
    [InlineData(null, null, null, Channel.Email)]
    public void Should_follow_the_rules_in_whatever_case(string? persona, string? region, string? preferred, Channel expected) =>
        Assert.Equal(expected, Given.ChannelPolicy().Choose(Given.Lead with { Persona = persona, Region = region, PreferredChannel = preferred }, null, []).Channel);

    [Theory]
    [InlineData("Fax")]
    [InlineData("3")]
    public void Should_fall_back_to_email_and_say_so_when_the_preferred_one_is_unknown(string preferred)
    {
        var choice = Given.ChannelPolicy().Choose(Given.Lead with { PreferredChannel = preferred, Industry = "Retail" }, null, Preferences);

        Assert.Equal((Channel.Email, "unknown_channel"), (choice.Channel, choice.Reason.Code));
    }

    [Fact]
    public void Should_use_the_one_that_the_lead_answered_on()
    {
        var founder = Given.Lead with { Persona = "Founder", Region = "US", PreferredChannel = "Email" };

        var choice = Given.ChannelPolicy().Choose(founder, Given.Memory(("sms", 2), ("email", 1)), []);

        Assert.Equal((Channel.Sms, "memory.responsive_channel"), (choice.Channel, choice.Reason.Code));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    public void Should_not_trust_few_or_even_responses(int sms, int call)
    {
        var choice = Given.ChannelPolicy().Choose(Given.Lead with { PreferredChannel = "Web" }, Given.Memory(("sms", sms), ("call", call)), []);

        Assert.Equal((Channel.Web, "preferred_channel"), (choice.Channel, choice.Reason.Code));
    }

    [Fact]
    public void Should_use_the_remembered_preference_when_the_lead_states_none()
    {
        var memory = Given.Memory() with { Preferences = new Dictionary<string, string> { ["preferred_channel"] = "Call" } };

        var choice = Given.ChannelPolicy().Choose(Given.Lead, memory, []);

        Assert.Equal((Channel.Call, "memory.preferred_channel"), (choice.Channel, choice.Reason.Code));
    }

    [Fact]
    public void Should_use_the_heaviest_usable_preference_of_the_segment()
    {
        var policy = Given.ChannelPolicy();

        var both = policy.Choose(Given.Lead with { Persona = "engineer", Industry = "retail" }, null, Preferences);
        var one = policy.Choose(Given.Lead with { Persona = "engineer" }, null, Preferences);

        Assert.Equal((Channel.Sms, "knowledge.segment_channel"), (both.Channel, both.Reason.Code));
        Assert.Equal(Channel.Web, one.Channel);
    }

    [Fact]
    public void Should_not_ask_the_segment_when_the_lead_has_a_preference()
    {
        var lead = Given.Lead with { Industry = "Retail", PreferredChannel = "Call" };

        Assert.False(Given.ChannelPolicy().AsksSegment(lead, null));
        Assert.Equal(Channel.Call, Given.ChannelPolicy().Choose(lead, null, Preferences).Channel);
    }
}
