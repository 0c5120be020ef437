using MarketingBus.Contracts;
using MarketingBus.Data.Consents;
using MarketingBus.Workers.Engagement;
using MarketingBus.Workers.Engagement.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Engagement;

public sealed class When_a_lead_may_not_be_contacted
{
    static readonly ContactPolicy Policy = new(new EngagementOptions());

    [Fact]
    public void Should_say_what_the_person_did() =>
        Assert.Equal(["unsubscribed"], Codes(Policy.Refusals(Given.Lead with { GdprConsent = true }, new ConsentStanding { Granted = true, Withdrawn = true })));

    [Fact]
    public void Should_say_a_complaint_rather_than_an_unsubscription() =>
        Assert.Equal(["complained"], Codes(Policy.Refusals(Given.Lead, new ConsentStanding { Complained = true, Withdrawn = true })));

    [Fact]
    public void Should_say_that_consent_was_refused() =>
        Assert.Equal(["no_consent"], Codes(Policy.Refusals(Given.Lead with { GdprConsent = false }, ConsentStanding.Unknown)));

    [Fact]
    public void Should_say_that_consent_was_refused_though_the_command_is_older() =>
        Assert.Equal(["no_consent"], Codes(Policy.Refusals(Given.Lead with { GdprConsent = true }, new ConsentStanding { Granted = true, Refused = true })));

    [Fact]
    public void Should_say_every_reason() =>
        Assert.Equal(["unsubscribed", "no_consent"], Codes(Policy.Refusals(Given.Lead with { GdprConsent = false }, new ConsentStanding { Withdrawn = true })));

    [Fact]
    public void Should_know_a_consent_that_the_command_does_not() =>
        Assert.Empty(new ContactPolicy(new EngagementOptions { RequireExplicitConsent = true }).Refusals(Given.Lead with { GdprConsent = null }, new ConsentStanding { Granted = true }));

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData(true, true, true)]
    public void Should_ask_for_explicit_consent_only_where_settings_do(bool? consent, bool required, bool allowed)
    {
        var policy = new ContactPolicy(new EngagementOptions { RequireExplicitConsent = required });

        Assert.Equal(allowed, policy.Refusals(Given.Lead with { GdprConsent = consent }, ConsentStanding.Unknown) is []);
    }

    [Fact]
    public void Should_refuse_a_lead_without_an_id()
    {
        LeadProfile?[] invalid = [null, Given.Lead with { LeadId = " " }, Given.Lead with { LeadId = new string('x', 201) }];

        Assert.All(invalid, x => Assert.Equal(["invalid_lead"], Codes(Policy.Refusals(x, ConsentStanding.Unknown))));
        Assert.Empty(Policy.Refusals(Given.Lead with { LeadId = new string('x', 200) }, ConsentStanding.Unknown));
    }

    static IEnumerable<string> Codes(IEnumerable<Reason> reasons) => reasons.Select(x => x.Code);
}
