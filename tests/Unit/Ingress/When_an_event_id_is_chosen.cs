using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_an_event_id_is_chosen
{
    [Fact]
    public void Should_take_a_uuid_as_it_is() =>
        Assert.Equal(
            new Guid("11111111-2222-4333-8444-555555555555"),
            Reading.Identity.EventId("11111111-2222-4333-8444-555555555555", "crm"));

    [Theory]
    [InlineData("order-7")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{11111111-2222-4333-8444-555555555555}")]
    public void Should_make_a_name_out_of_any_other_text(string name)
    {
        Assert.Equal(MarketingIds.From("event", "crm", name), Reading.Identity.EventId(name, "crm"));
        Assert.NotEqual(Reading.Identity.EventId(name, "crm"), Reading.Identity.EventId(name, "shop"));
    }

    [Fact]
    public void Should_prefer_the_body_to_the_header()
    {
        var identity = new RequestIdentity("header", null, Reading.Now);

        Assert.Equal(MarketingIds.From("event", "crm", "body"), identity.EventId("body", "crm"));
        Assert.Equal(MarketingIds.From("event", "crm", "header"), identity.EventId(null, "crm"));
    }

    [Fact]
    public void Should_tell_the_events_of_an_array_apart_by_their_place()
    {
        var identity = new RequestIdentity("header", null, Reading.Now);

        Assert.NotEqual(identity.At(0).EventId(null, "crm"), identity.At(1).EventId(null, "crm"));
        Assert.Equal(identity.At(1).EventId(null, "crm"), identity.At(1).EventId(null, "crm"));
    }

    [Fact]
    public void Should_make_a_new_id_when_none_is_given() =>
        Assert.NotEqual(Reading.Identity.EventId(null, "crm"), Reading.Identity.EventId(null, "crm"));
}
