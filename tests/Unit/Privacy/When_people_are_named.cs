using System.Text;
using MarketingBus.Data.Identity;
using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Privacy;

public sealed class When_people_are_named
{
    static readonly Guid Journey = Guid.Parse("0b1f8f6e-2f0e-5c5e-8a44-2f6f0e0a7a11");

    [Theory]
    [InlineData("""{"email":"Ann@Person.example"}""")]
    [InlineData("""{"lead":{"emails":[" ann@person.example "]}}""")]
    [InlineData("""{"email":"ann\u0040person.example"}""")]
    [InlineData("""{"email":"ann@person.example", broken""")]
    [InlineData("Dear ann@person.example, hello.")]
    [InlineData("write to <ann@person.example>.")]
    public void Should_be_found_by_an_address_however_it_is_written(string text) =>
        Assert.Contains("ann@person.example", Read(text).Addresses);

    [Theory]
    [InlineData("""{"text":"write to ann@person.example"}""")]
    [InlineData("""{"ann@person.example":1}""")]
    [InlineData("""{"email":"ann@"}""")]
    [InlineData("""{"email":"@"}""")]
    public void Should_not_be_found_where_an_address_is_no_value_of_its_own(string json) => Assert.Empty(Read(json).Addresses);

    /// <summary>Whose a message is, its own fields say; what stands in those of others is about whomever.</summary>
    [Theory]
    [InlineData("""{"lead":{"email":"ann@person.example"} }""", true)]
    [InlineData("""{"lead_id":"ann@person.example"}""", true)]
    [InlineData("""{"data":{"lead":{"email":" ANN@person.example."}}}""", true)]
    [InlineData("""{"lead":{"email":"bob@person.example","attributes":{"owner_email":"ann@person.example"} } }""", false)]
    [InlineData("""{"lead":{"attributes":{"email":"ann@person.example"} } }""", false)]
    [InlineData("""{"text":"ann@person.example"}""", false)]
    [InlineData("""{"attributes":{"x":"y"},"email":"ann@person.example"}""", true)]
    public void Should_be_the_owner_by_their_own_fields_only(string json, bool isOwn) => Assert.Equal(isOwn, Read(json).OwnAddresses.Contains("ann@person.example"));

    [Fact]
    public void Should_not_be_the_owner_by_an_id_that_others_note() =>
        Assert.DoesNotContain(MarketingIds.Journey("default", "L-1"), Read("""{"lead_id":"L-2","attributes":{"lead_id":"L-1"}}""").Journeys);

    [Fact]
    public void Should_be_mentioned_in_the_midst_of_a_value() => Assert.Equal(["ann@person.example"], Read("""{"text":"write to ann@person.example."}""").Mentioned);

    [Theory]
    [InlineData("""{"journeyId":"0b1f8f6e-2f0e-5c5e-8a44-2f6f0e0a7a11"}""")]
    [InlineData("""{"engagement":{"subjectId":"0B1F8F6E-2F0E-5C5E-8A44-2F6F0E0A7A11"}}""")]
    [InlineData("no json 0b1f8f6e-2f0e-5c5e-8a44-2f6f0e0a7a11")]
    public void Should_be_found_by_the_journey(string text) => Assert.Contains(Journey, Read(text).Journeys);

    [Fact]
    public void Should_be_found_by_the_id_that_their_source_system_gave_them()
    {
        Assert.Contains(MarketingIds.Journey("default", "L-1"), Read("""{"lead_id":" L-1 "}""").Journeys);
        Assert.Contains(MarketingIds.Journey("crm", "L-1"), Read("""{"source_system":"crm","lead":{"lead_id":"L-1"}}""").Journeys);
        Assert.DoesNotContain(MarketingIds.Journey("default", "L-1"), Read("""{"source_system":"crm","lead_id":"L-1"}""").Journeys);
    }

    /// <summary>Upstream may send anything: Latin-1, half a surrogate pair, in values and in names.</summary>
    [Theory]
    [InlineData("{\"name\":\"M\u00FCller@home\",\"email\":\"ann@person.example\",\"lead_id\":\"L-1\"}")]
    [InlineData("{\"M\u00FCller\":1,\"email\":\"ann@person.example\",\"lead_id\":\"L-1\"}")]
    [InlineData("""{"name":"\ud800","email":"ann@person.example","lead_id":"L-1"}""")]
    [InlineData("""{"\ud800":1,"email":"ann@person.example","lead_id":"L-1"}""")]
    [InlineData("""{"lead_id":"\ud800","email":"ann@person.example","id":"0b1f8f6e-2f0e-5c5e-8a44-2f6f0e0a7a11"}""")]
    public void Should_be_found_beside_what_is_no_unicode(string text)
    {
        var named = NamedPeople.Read(Encoding.Latin1.GetBytes(text));

        Assert.Contains("ann@person.example", named.Addresses);
        Assert.True(named.Journeys.Contains(Journey) || named.LeadIds.Contains("L-1"));
    }

    [Fact]
    public void Should_be_recognised_by_whoever_has_the_key_only()
    {
        var (one, other) = (new PersonHash("one key of one installation, long"u8.ToArray()), new PersonHash("another key of another, as long as"u8.ToArray()));

        Assert.Equal(one.OfJourney(Journey), one.OfJourney(Journey));
        Assert.NotEqual(one.OfJourney(Journey), other.OfJourney(Journey));
        Assert.NotEqual(one.OfLeadId("a@b.example"), one.OfAddress("a@b.example"));
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
    }

    static NamedPeople Read(string text) => NamedPeople.Read(Encoding.UTF8.GetBytes(text));
}
