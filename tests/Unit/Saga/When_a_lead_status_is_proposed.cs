using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Saga;

public sealed class When_a_lead_status_is_proposed
{
    [Fact]
    public void Should_take_up_a_nurtured_lead_again() =>
        Assert.Equal(LeadStatus.Qualifying, LeadStatusRules.After(LeadStatus.Nurturing, LeadStatus.Qualifying));

    [Fact]
    public void Should_keep_a_converted_lead_converted() =>
        Assert.All(Enum.GetValues<LeadStatus>(), x => Assert.Equal(LeadStatus.Converted, LeadStatusRules.After(LeadStatus.Converted, x)));

    [Fact]
    public void Should_let_a_lost_lead_only_convert() =>
        Assert.All(Enum.GetValues<LeadStatus>(),
            x => Assert.Equal(x == LeadStatus.Converted ? LeadStatus.Converted : LeadStatus.Lost, LeadStatusRules.After(LeadStatus.Lost, x)));

    [Theory]
    [InlineData(TriageCategory.ColdLead, LeadStatus.Nurturing)]
    [InlineData(TriageCategory.CampaignQualified, LeadStatus.Engaged)]
    [InlineData(TriageCategory.GeneralInquiry, LeadStatus.Engaged)]
    [InlineData(null, LeadStatus.Engaged)]
    public void Should_nurture_a_cold_lead_and_engage_the_others(TriageCategory? category, LeadStatus expected) =>
        Assert.Equal(expected, LeadStatusRules.AfterEngagement(category));
}
