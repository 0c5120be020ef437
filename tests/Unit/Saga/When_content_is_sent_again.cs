using MarketingBus.Contracts;
using MarketingBus.Saga.Orchestrator.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Saga;

public sealed class When_content_is_sent_again
{
    [Fact]
    public void Should_be_known_whatever_the_order_of_its_attributes()
    {
        var lead = new LeadProfile { LeadId = "1", Attributes = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } };
        var again = new LeadProfile { LeadId = "1", Attributes = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } };

        Assert.Equal(Fingerprint.Of(lead), Fingerprint.Of(again));
    }

    [Fact]
    public void Should_be_new_when_one_value_differs() =>
        Assert.NotEqual(Fingerprint.Of(new LeadProfile { LeadId = "1", Persona = "CMO" }), Fingerprint.Of(new LeadProfile { LeadId = "1", Persona = "CTO" }));
}
