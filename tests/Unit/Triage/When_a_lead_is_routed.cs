using MarketingBus.Contracts;
using Xunit;

namespace MarketingBus.Tests.Unit.Triage;

public sealed class When_a_lead_is_routed
{
    [Fact]
    public void Should_be_a_high_value_lead_from_80_points()
    {
        var routing = RoutingOf(Given.BestLead with { Persona = "Engineer" });

        Assert.Equal((AgentType.Engagement, Priority.High, "high_value_lead"), routing);
    }

    [Fact]
    public void Should_be_a_qualified_lead_below_80_points_when_campaign_qualified()
    {
        var routing = RoutingOf(Given.Lead with { Source = "Google Ads", Persona = "Founder" });

        Assert.Equal((AgentType.Engagement, Priority.Medium, "qualified_lead"), routing);
    }

    [Theory]
    [InlineData("Legal")]
    [InlineData("Retail")]
    public void Should_be_nurtured_otherwise(string industry)
    {
        var routing = RoutingOf(Given.Lead with { Industry = industry });

        Assert.Equal((AgentType.Engagement, Priority.Low, "nurture_lead"), routing);
    }

    static (AgentType, Priority, string) RoutingOf(LeadProfile lead)
    {
        var routing = Given.DefaultPolicy().Decide(lead, null, null).Routing;
        return (routing.DestAgentType, routing.Priority, routing.Reason);
    }
}
