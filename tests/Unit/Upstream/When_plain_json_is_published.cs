using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Upstream;

public sealed class When_plain_json_is_published
{
    const string Lead = """{"lead_id":"a","source":"Website"}""";

    [Theory]
    [InlineData("lead.received", typeof(LeadReceived))]
    [InlineData("crm.eu.lead.received", typeof(LeadReceived))]
    [InlineData("campaign.updated", typeof(CampaignUpdated))]
    [InlineData("engagement.recorded", typeof(EngagementRecorded))]
    public void Should_know_it_by_its_routing_key(string key, Type type)
    {
        var message = Receiving.Message("""{"lead_id":"a","campaign_id":"c","kind":"opened"}""", key: key);

        Assert.IsType(type, Receiving.Read(message).Message);
    }

    [Fact]
    public void Should_let_the_type_count_before_the_header_and_the_header_before_the_key()
    {
        const string body = """{"lead_id":"a","campaign_id":"c","kind":"opened"}""";
        var withHeader = Receiving.Message(body, key: "campaign.updated", headers: ("event-type", "engagement.recorded"));

        Assert.IsType<EngagementRecorded>(Receiving.Read(withHeader).Message);
        Assert.IsType<LeadReceived>(Receiving.Read(withHeader with { Type = "lead.received" }).Message);
    }

    [Theory]
    [InlineData("lead.recieved")]
    [InlineData("xlead.received")]
    [InlineData("lead.received.v2")]
    [InlineData("")]
    public void Should_refuse_a_type_that_nobody_knows(string key) =>
        Assert.Contains("is unknown; it must be", Assert.Single(Receiving.Refuse(Receiving.Message(Lead, key: key)).Errors["type"]), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public void Should_read_json_of_any_spelling(string? contentType) =>
        Assert.Equal(MarketingIds.Journey("default", "a"), Receiving.Read(Receiving.Message(Lead, contentType)).SubjectId);

    [Theory]
    [InlineData("text/plain", "The content type must be")]
    [InlineData("application/vnd.masstransit+json", "The content type must be")]
    [InlineData("application/json; charset=latin1", "The body must be encoded in UTF-8.")]
    [InlineData("/", "The content type cannot be read.")]
    [InlineData("application/cloudevents+avro", "Of CloudEvents' formats only JSON is read")]
    public void Should_refuse_other_content_types(string contentType, string reason) =>
        Assert.StartsWith(reason, Receiving.Refuse(Receiving.Message(Lead, contentType)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("gzip", false)]
    [InlineData("utf-8", true)]
    [InlineData("identity", true)]
    public void Should_refuse_what_is_compressed(string encoding, bool isRead) =>
        Assert.Equal(isRead, Receiving.ReadAll(Receiving.Message(Lead) with { ContentEncoding = encoding })[0].Problem is null);

    [Theory]
    [InlineData("{", "The body is not valid JSON at line 1")]
    [InlineData("", "The body is empty")]
    [InlineData("""{"lead_id":"a","lead_id":"b"}""", "The body is not valid JSON: a property name is used twice")]
    public void Should_refuse_what_is_no_json(string body, string reason) =>
        Assert.StartsWith(reason, Receiving.Refuse(Receiving.Message(body)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Should_refuse_what_is_no_text() =>
        Assert.Equal("The body is not valid UTF-8.", Receiving.Refuse(Receiving.Message([0x22, 0xFF, 0x22])).Reason);

    [Fact]
    public void Should_refuse_what_is_too_large() =>
        Assert.Equal("The body is larger than 2048 bytes.", Receiving.Refuse(Receiving.Message(new string(' ', 2049))).Reason);

    [Fact]
    public void Should_name_each_field_that_is_wrong()
    {
        var (_, errors, _) = Receiving.Refuse(Receiving.Message("""{"lead_data":{"gdpr_consent":"maybe","company_size":3}}"""));

        Assert.Equal(["lead_data.gdpr_consent", "lead_data.lead_id"], errors.Keys);
    }

    [Fact]
    public void Should_judge_each_item_of_an_array_alone()
    {
        var items = Receiving.ReadAll(Receiving.Message("""[{"lead_id":"a"},5,{"lead_id":"b"}]""") with { MessageId = "m" });

        Assert.Equal([false, true, false], items.Select(x => x.Problem is not null));
        Assert.NotEqual(items[0].Submission!.EventId, items[2].Submission!.EventId);
        Assert.Contains("$", Receiving.Refuse(Receiving.Message("[{},{},{},{}]")).Errors);
    }
}
