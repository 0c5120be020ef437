using MarketingBus.Contracts;
using MarketingBus.Workers.Triage;
using MarketingBus.Workers.Triage.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_lead_is_classified
{
    [Theory]
    [InlineData("Google Ads", "Founder", "Retail", "1-10", TriageCategory.CampaignQualified)]
    [InlineData("Google Ads", "CMO", "Retail", "1-10", TriageCategory.CampaignQualified)]
    [InlineData("Website", "Founder", "Retail", "1-10", TriageCategory.CampaignQualified)]
    [InlineData("Website", "CMO", "Retail", "1-10", TriageCategory.CampaignQualified)]
    [InlineData(" website ", "cmo", null, null, TriageCategory.CampaignQualified)]
    [InlineData("Website", "CTO", "Retail", "1-10", TriageCategory.ColdLead)]
    [InlineData("Referral", "Founder", "Retail", "1-10", TriageCategory.ColdLead)]
    [InlineData("Referral", "Engineer", "Legal", "1-10", TriageCategory.GeneralInquiry)]
    [InlineData("Referral", "Engineer", "HEALTHCARE", "1-10", TriageCategory.GeneralInquiry)]
    [InlineData("Referral", "Engineer", "Retail", "5000+", TriageCategory.CampaignQualified)]
    [InlineData("Referral", "Engineer", "Retail", "1001-5000", TriageCategory.CampaignQualified)]
    [InlineData("Referral", "Engineer", "Retail", "201-1000", TriageCategory.ColdLead)]
    [InlineData(null, null, null, null, TriageCategory.ColdLead)]
    public void Should_follow_the_rules(string? source, string? persona, string? industry, string? size, TriageCategory expected)
    {
        var lead = Given.Lead with { Source = source, Persona = persona, Industry = industry, CompanySize = size };

        Assert.Equal(expected, Given.DefaultPolicy().Decide(lead, null, null).Category);
    }

    [Fact]
    public void Should_let_the_earlier_rule_win()
    {
        var founderInLaw = Given.Lead with { Source = "Website", Persona = "Founder", Industry = "Legal" };
        var largeHospital = Given.Lead with { Industry = "Healthcare", CompanySize = "5000+" };

        Assert.Equal(TriageCategory.CampaignQualified, Given.DefaultPolicy().Decide(founderInLaw, null, null).Category);
        Assert.Equal(TriageCategory.GeneralInquiry, Given.DefaultPolicy().Decide(largeHospital, null, null).Category);
    }

    [Fact]
    public void Should_follow_rules_from_settings_instead()
    {
        var policy = Given.Policy(new TriageOptions
        {
            Categories = [new CategoryRule { Category = TriageCategory.GeneralInquiry, Industries = ["E-commerce"] }],
        });

        Assert.Equal(TriageCategory.GeneralInquiry, policy.Decide(Given.Lead with { Industry = "E\u2011commerce" }, null, null).Category);
        Assert.Equal(TriageCategory.ColdLead, policy.Decide(Given.BestLead, null, null).Category);
    }
}
