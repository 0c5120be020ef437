using MarketingBus.Api.Ingress.Requests;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;
using MarketingBus.Platform.Messaging;
using Xunit;

namespace MarketingBus.Tests.Unit.Ingress;

public sealed class When_a_lead_is_read
{
    [Theory]
    [InlineData("""{}""", "lead_id", "Is required.")]
    [InlineData("""{"lead_id":null}""", "lead_id", "Is required.")]
    [InlineData("""{"lead_id":"   "}""", "lead_id", "Is required.")]
    [InlineData("""{"lead_id":7}""", "lead_id", "Must be text, not a number.")]
    [InlineData("""{"lead_id":["a"]}""", "lead_id", "Must be text, not an array.")]
    [InlineData("""{"lead_id":"a\u0000b"}""", "lead_id", "Holds the control character U+0000.")]
    [InlineData("""{"lead_id":"a\nb"}""", "lead_id", "Holds the control character U+000A.")]
    [InlineData("""{"lead_id":"\ud800"}""", "lead_id", "Holds half a character (a lone surrogate).")]
    [InlineData("""{"lead_id":"a","gdpr_consent":"maybe"}""", "gdpr_consent", "Must be true or false.")]
    [InlineData("""{"lead_id":"a","gdpr_consent":1}""", "gdpr_consent", "Must be true or false.")]
    [InlineData("""{"lead_id":"a","created_at":"yesterday"}""", "created_at", "Must be an ISO 8601 time, such as 2026-05-04T13:30:00Z.")]
    [InlineData("""{"lead_id":"a","created_at":"0001-01-01"}""", "created_at", "Must lie between the year 2000 and tomorrow.")]
    [InlineData("""{"lead_id":"a","created_at":"9999-12-31T23:59:59-12:00"}""", "created_at", "Must be an ISO 8601 time, such as 2026-05-04T13:30:00Z.")]
    [InlineData("""{"lead_id":"a","created_at":"2026-06-03"}""", "created_at", "Must lie between the year 2000 and tomorrow.")]
    [InlineData("""{"lead_data":{"lead_id":"a","company_size":11}}""", "lead_data.company_size", "Must be text, not a number.")]
    [InlineData("""{"lead_data":{}}""", "lead_data.lead_id", "Is required.")]
    [InlineData("""{"lead_data":5}""", "lead_data", "Must be an object, not a number.")]
    [InlineData("""{"lead":{"lead_id":"a"},"lead_data":{"lead_id":"a"}}""", "lead", "Must not be given beside lead_data.")]
    [InlineData("""{"lead_id":"a","custom":{"x":1}}""", "custom", "Must be text, not an object.")]
    [InlineData("""{"lead_id":"a","attributes":{"x":[1]}}""", "attributes.x", "Must be text, not an array.")]
    [InlineData("""{"lead_id":"a","event_id":12}""", "event_id", "Must be text, not a number.")]
    public void Should_name_the_field_and_what_is_wrong(string json, string field, string message)
    {
        var (_, errors) = Reading.Read(json, EventRequests.Lead);

        Assert.Equal([message], errors[field]);
        Assert.Single(errors);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Should_take_ids_of_up_to_200_characters(int length, bool valid)
    {
        var (_, errors) = Reading.Read($$"""{"lead_id":"{{new string('x', length)}}"}""", EventRequests.Lead);

        Assert.Equal(valid, errors.Count == 0);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Should_take_up_to_100_fields_of_its_own(int count, bool valid)
    {
        var fields = string.Join(",", Enumerable.Range(0, count).Select(x => $"\"own_{x}\":\"v\""));

        var (_, errors) = Reading.Read($$"""{"lead_id":"a",{{fields}}}""", EventRequests.Lead);

        Assert.Equal(valid, errors.Count == 0);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"True\"", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void Should_read_consent_as_csv_files_write_it(string json, bool? consent)
    {
        var (submission, errors) = Reading.Read($$"""{"lead_id":"a","gdpr_consent":{{json}}}""", EventRequests.Lead);

        Assert.Empty(errors);
        Assert.Equal(consent, ((LeadReceived)submission.Message).Lead.GdprConsent);
    }

    [Fact]
    public void Should_keep_unknown_fields_as_attributes_and_blank_ones_as_unknown()
    {
        var (submission, errors) = Reading.Read(
            """{"lead_id":" a ","industry":"","own":"x","number":1.50,"flag":true,"nothing":null,"conversation_id":"c"}""", EventRequests.Lead);

        Assert.Empty(errors);
        var message = (LeadReceived)submission.Message;
        Assert.Equal("a", message.Lead.LeadId);
        Assert.Null(message.Lead.Industry);
        Assert.Equal("c", message.ConversationId);
        Assert.Equal(new Dictionary<string, string> { ["flag"] = "true", ["number"] = "1.50", ["own"] = "x" }, message.Lead.Attributes!.ToDictionary());
    }

    [Fact]
    public void Should_meet_the_journey_of_its_source_system()
    {
        var (submission, _) = Reading.Read("""{"source_system":"crm","lead":{"lead_id":"a/b"}}""", EventRequests.Lead);

        Assert.Equal(MarketingIds.Journey("crm", "a/b"), submission.SubjectId);
        Assert.Equal("/api/leads/a%2Fb/journey?source_system=crm", submission.Location);
    }

    [Fact]
    public void Should_say_the_same_in_any_order_and_not_the_same_with_another_value()
    {
        var first = Reading.Read("""{"lead_id":"a","x":"1","y":"2"}""", EventRequests.Lead).Submission.ContentHash;

        Assert.Equal(first, Reading.Read(""" { "y":"2", "x":"1", "lead_id":"a" } """, EventRequests.Lead).Submission.ContentHash);
        Assert.NotEqual(first, Reading.Read("""{"lead_id":"a","x":"1","y":"3"}""", EventRequests.Lead).Submission.ContentHash);
    }
}
