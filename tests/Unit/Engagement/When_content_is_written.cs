using MarketingBus.Contracts;
using MarketingBus.Workers.Engagement.Content;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_content_is_written
{
    static readonly LeadProfile Founder = new()
    {
        LeadId = "L1", Name = "Ada", Company = "Analytical Engines", Persona = "Founder", Region = "US", Industry = "SaaS", CompanySize = "5000+",
    };

    public static TheoryData<Channel, EngagementType> Everything()
    {
        var everything = new TheoryData<Channel, EngagementType>();
        foreach (var channel in Enum.GetValues<Channel>())
        {
            foreach (var type in Enum.GetValues<EngagementType>())
                everything.Add(channel, type);
        }

        return everything;
    }

    [Theory, MemberData(nameof(Everything))]
    public void Should_say_something_on_every_channel(Channel channel, EngagementType type)
    {
        var content = Given.Writer().Write(new LeadProfile { LeadId = "L1" }, type, channel);

        Assert.True(content.Length >= 20, content);
        Assert.DoesNotContain("{", content, StringComparison.Ordinal);
    }

    [Fact]
    public void Should_say_something_else_for_every_channel_and_type()
    {
        var contents = Everything().Select(x => Given.Writer().Write(Founder, x.Data.Item2, x.Data.Item1)).ToList();

        Assert.Equal(18, contents.Distinct().Count());
    }

    [Fact]
    public void Should_write_a_founder_the_whole_message()
    {
        var content = Given.Writer().Write(Founder, EngagementType.Welcome, Channel.Email);

        Assert.StartsWith("<p>Hello Ada,</p>", content, StringComparison.Ordinal);
        Assert.Contains("Analytical Engines", content, StringComparison.Ordinal);
        Assert.Contains("SaaS teams", content, StringComparison.Ordinal);
        Assert.EndsWith("rollout plan.</p>", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1001-5000", true)]
    [InlineData("1,001\u20135,000", true)]
    [InlineData("201-1000", false)]
    [InlineData(null, false)]
    public void Should_add_the_enterprise_sentence_from_1001_employees(string? size, bool expected) =>
        Assert.Equal(expected, Given.Writer().Write(Founder with { CompanySize = size }, EngagementType.Welcome, Channel.Sms)
            .Contains("single sign-on", StringComparison.Ordinal));

    [Theory]
    [InlineData("FINTECH", "FinTech teams")]
    [InlineData("E\u2011commerce", "E-commerce teams")]
    [InlineData("Mining", "teams in Mining")]
    public void Should_add_the_sentence_of_the_industry(string industry, string expected) =>
        Assert.Contains(expected, Given.Writer().Write(Founder with { Industry = industry }, EngagementType.Welcome, Channel.Social), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Everything))]
    public void Should_never_run_what_a_lead_calls_itself(Channel channel, EngagementType type)
    {
        const string Name = "{{ 1 | plus: 1 }}{% assign x = 'owned' %}{{ x }}";

        var content = Given.Writer().Write(Founder with { Name = Name, Company = Name, Industry = Name }, type, channel);

        Assert.Contains("{{ 1 | plus: 1 }}", content, StringComparison.Ordinal);
        Assert.Contains("{% assign x", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Channel.Email, "&lt;script&gt;")]
    [InlineData(Channel.Web, "&lt;script&gt;")]
    [InlineData(Channel.Sms, "<script>")]
    public void Should_escape_where_the_channel_is_html(Channel channel, string expected) =>
        Assert.Contains(expected, Given.Writer().Write(Founder with { Name = "<script>" }, EngagementType.Welcome, channel), StringComparison.Ordinal);

    [Fact]
    public void Should_keep_a_name_on_one_line() =>
        Assert.Contains("Hi Ada Bcc: x,", Given.Writer().Write(Founder with { Name = "Ada\nBcc: x" }, EngagementType.Welcome, Channel.Sms), StringComparison.Ordinal);
}
