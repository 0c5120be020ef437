using MarketingBus.Contracts;
using MarketingBus.Workers.Triage;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_lead_is_scored
{
    [Theory]
    [InlineData("5000+", 30)]
    [InlineData("5000 +", 30)]
    [InlineData("10,000+", 30)]
    [InlineData("1001-5000", 24)]
    [InlineData("1,001-5,000", 24)]
    [InlineData("1001\u20135000", 24)]
    [InlineData(" 1001 - 5000 ", 24)]
    [InlineData("201-1000", 18)]
    [InlineData("350", 18)]
    [InlineData("51-200", 12)]
    [InlineData("11-50", 6)]
    [InlineData("1-10", 3)]
    [InlineData("many", 3)]
    [InlineData("9-", 3)]
    [InlineData("", 3)]
    [InlineData(null, 3)]
    public void Should_weigh_the_company_size(string? size, double expected) =>
        Assert.Equal(expected, Score(Given.Lead with { CompanySize = size }), 9);

    [Theory]
    [InlineData("SaaS", 25)]
    [InlineData("fintech", 25)]
    [InlineData(" HealthTech ", 25)]
    [InlineData("Retail", 0)]
    public void Should_add_the_industry(string industry, double expected) =>
        Assert.Equal(3 + expected, Score(Given.Lead with { Industry = industry }), 9);

    [Theory]
    [InlineData("Founder", 20)]
    [InlineData("CMO", 20)]
    [InlineData("cto", 20)]
    [InlineData("Engineer", 0)]
    public void Should_add_the_persona(string persona, double expected) =>
        Assert.Equal(3 + expected, Score(Given.Lead with { Persona = persona }), 9);

    [Theory]
    [InlineData("US", 15)]
    [InlineData("eu", 15)]
    [InlineData("APAC", 0)]
    public void Should_add_the_region(string region, double expected) =>
        Assert.Equal(3 + expected, Score(Given.Lead with { Region = region }), 9);

    [Theory]
    [InlineData("Website", 10)]
    [InlineData("referral", 10)]
    [InlineData("Google Ads", 0)]
    public void Should_add_the_source(string source, double expected) =>
        Assert.Equal(3 + expected, Score(Given.Lead with { Source = source }), 9);

    [Fact]
    public void Should_differ_between_leads()
    {
        Assert.Equal(100, Score(Given.BestLead), 9);
        Assert.Equal(3, Score(Given.Lead), 9);
    }

    [Fact]
    public void Should_give_a_reason_for_every_point_and_none_for_nothing()
    {
        var reasons = Given.DefaultPolicy().Decide(Given.BestLead with { Region = "APAC" }, null, null).Reasons;

        Assert.Equal(["company_size", "industry", "persona", "source"], reasons.Select(x => x.Code));
        Assert.Equal([30, 25, 20, 10], reasons.Select(x => x.Weight!.Value));
        Assert.All(reasons, x => Assert.NotEmpty(x.Text));
    }

    [Fact]
    public void Should_cap_at_100_and_say_so()
    {
        var decision = Given.DefaultPolicy().Decide(Given.BestLead, Given.Memory(conversions: 1), null);

        Assert.Equal(100, decision.Score);
        Assert.Equal(-15, Assert.Single(decision.Reasons, x => x.Code == "limit").Weight);
        Assert.Equal(decision.Score, decision.Reasons.Sum(x => x.Weight!.Value), 9);
    }

    [Fact]
    public void Should_leave_out_points_that_settings_have_made_zero()
    {
        var decision = Given.Policy(new TriageOptions { CompanySizePoints = 0 }).Decide(Given.Lead, null, null);

        Assert.Equal(0, decision.Score);
        Assert.Empty(decision.Reasons);
    }

    static double Score(LeadProfile lead) => Given.DefaultPolicy().Decide(lead, null, null).Score;
}
