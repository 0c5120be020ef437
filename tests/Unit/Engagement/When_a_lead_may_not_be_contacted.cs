using MarketingBus.Contracts;
using MarketingBus.Data.Engagement;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Engagement.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_a_lead_may_not_be_contacted
{
    static readonly ContactPolicy Policy = new(new EngagementOptions());

    [Theory]
    [InlineData("unsubscribed")]
    [InlineData("complained")]
    public void Should_say_that_the_lead_is_suppressed(string reason) =>
        Assert.Equal([reason], Codes(Policy.Refusals(Given.Lead with { GdprConsent = true }, new Suppression { LeadId = "L1", Reason = reason })));

    [Fact]
    public void Should_say_that_consent_was_refused() =>
        Assert.Equal(["no_consent"], Codes(Policy.Refusals(Given.Lead with { GdprConsent = false }, null)));

    [Fact]
    public void Should_say_every_reason() =>
        Assert.Equal(["unsubscribed", "no_consent"],
            Codes(Policy.Refusals(Given.Lead with { GdprConsent = false }, new Suppression { LeadId = "L1", Reason = "unsubscribed" })));

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData(true, true, true)]
    public void Should_ask_for_explicit_consent_only_where_settings_do(bool? consent, bool required, bool allowed)
    {
        var policy = new ContactPolicy(new EngagementOptions { RequireExplicitConsent = required });

        Assert.Equal(allowed, policy.Refusals(Given.Lead with { GdprConsent = consent }, null) is []);
    }

    [Fact]
    public void Should_refuse_a_lead_without_an_id()
    {
        LeadProfile?[] invalid = [null, Given.Lead with { LeadId = " " }, Given.Lead with { LeadId = new string('x', 201) }];

        Assert.All(invalid, x => Assert.Equal(["invalid_lead"], Codes(Policy.Refusals(x, null))));
        Assert.Empty(Policy.Refusals(Given.Lead with { LeadId = new string('x', 200) }, null));
    }

    static IEnumerable<string> Codes(IEnumerable<Reason> reasons) => reasons.Select(x => x.Code);
}
