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
    [InlineData("""{"lead_id":["a"]}""", "lead_id", "Must be text, not an array.")]
    [InlineData("""{"lead_id":"a\u0000b"}""", "lead_id", "Holds the control character U+0000.")]
    [InlineData("""{"lead_id":"a\nb"}""", "lead_id", "Holds the control character U+000A.")]
    [InlineData("""{"lead_id":"\ud800"}""", "lead_id", "Holds half a character (a lone surrogate).")]
    [InlineData("""{"lead_id":7.5}""", "lead_id", "Must be text, not a number.")]
    [InlineData("""{"lead_id":true}""", "lead_id", "Must be text, not a boolean.")]
    [InlineData("""{"lead_id":"N/A"}""", "lead_id", "Is required.")]
    [InlineData("""{"lead_id":"undefined"}""", "lead_id", "Is required.")]
    [InlineData("""{"lead_id":"\u200b"}""", "lead_id", "Is required.")]
    [InlineData("""{"lead_id":"a","gdpr_consent":"maybe"}""", "gdpr_consent", "Must be true or false.")]
    [InlineData("""{"lead_id":"a","gdpr_consent":2}""", "gdpr_consent", "Must be true or false.")]
    [InlineData("""{"lead_id":"a","gdpr_consent":[true]}""", "gdpr_consent", "Must be true or false.")]
    [InlineData("""{"lead_data":{}}""", "lead_data.lead_id", "Is required.")]
    [InlineData("""{"lead_data":5}""", "lead_data", "Must be an object, not a number.")]
    [InlineData("""{"lead":{"lead_id":"a"},"lead_data":{"lead_id":"a"}}""", "lead", "Must not be given beside lead_data.")]
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
    [InlineData("""{"lead_id":"a","created_at":"yesterday"}""", "created_at", "Must be an ISO 8601 time, such as 2026-05-04T13:30:00Z.", "yesterday")]
    [InlineData("""{"lead_id":"a","created_at":"3/4/2026"}""", "created_at", "Must be an ISO 8601 time, such as 2026-05-04T13:30:00Z.", "3/4/2026")]
    [InlineData("""{"lead_id":"a","created_at":"0001-01-01"}""", "created_at", "Must lie between the year 2000 and tomorrow.", "0001-01-01")]
    [InlineData("""{"lead_id":"a","created_at":"2026-06-03"}""", "created_at", "Must lie between the year 2000 and tomorrow.", "2026-06-03")]
    [InlineData("""{"lead_id":"a","industry":["SaaS"]}""", "industry", "Must be text, not an array.", "[\"SaaS\"]")]
    [InlineData("""{"lead_id":"a","email":{"work":"x"}}""", "email", "Must be text, not an object.", "{\"work\":\"x\"}")]
    [InlineData("""{"lead_id":"a","attributes":"words"}""", "attributes", "Must be an object, not text.", "words")]
    public void Should_keep_what_cannot_be_read_as_an_attribute_and_say_so(string json, string field, string message, string kept)
    {
        var (submission, errors) = Reading.Read(json, EventRequests.Lead);

        Assert.Empty(errors);
        Assert.Equal([new FieldWarning(field, message)], submission.Warnings);
        Assert.Equal(kept, ((LeadReceived)submission.Message).Lead.Attributes![field]);
    }

    [Fact]
    public void Should_cut_what_is_too_long_and_never_an_address()
    {
        var (submission, errors) = Reading.Read($$"""{"lead_id":"a","industry":"{{new string('x', 201)}}","email":"{{new string('m', 300)}}@example.com"}""", EventRequests.Lead);

        Assert.Empty(errors);
        Assert.Equal(200, ((LeadReceived)submission.Message).Lead.Industry!.Length);
        Assert.Null(((LeadReceived)submission.Message).Lead.Email);
        Assert.Equal(["industry: Has 201 characters; the first 200 were kept.", "email: Has 312 characters; at most 200 are allowed."], submission.Warnings.Select(x => $"{x.Field}: {x.Message}"));
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    [InlineData(150, 50)]
    public void Should_keep_a_hundred_fields_of_its_own_and_name_those_that_were_left_out(int count, int leftOut)
    {
        var fields = string.Join(",", Enumerable.Range(0, count).Reverse().Select(x => $"\"own_{x:000}\":\"v\""));

        var (submission, errors) = Reading.Read($$"""{"lead_id":"a",{{fields}}}""", EventRequests.Lead);

        Assert.Empty(errors);
        Assert.Equal(Enumerable.Range(0, 100).Select(x => $"own_{x:000}"), ((LeadReceived)submission.Message).Lead.Attributes!.Keys);
        Assert.Equal(leftOut > 0, submission.Warnings.Any(x => x.Field == "attributes" && x.Message.Contains("own_100", StringComparison.Ordinal)));
    }

    [Fact]
    public void Should_not_warn_of_more_than_anybody_reads()
    {
        var fields = string.Join(",", Enumerable.Range(0, 150).Select(x => $"\"{x}\\u0001\":1"));

        var warnings = Reading.Read($$"""{"lead_id":"a",{{fields}}}""", EventRequests.Lead).Submission.Warnings;

        Assert.Equal((101, "There are 50 more warnings."), (warnings.Count, warnings[^1].Message));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"True\"", true)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("\"yes\"", true)]
    [InlineData("\"N\"", false)]
    [InlineData("\"nein\"", false)]
    [InlineData("\"\\u00a0no \"", false)]
    [InlineData("\"\"", null)]
    [InlineData("\"n/a\"", null)]
    [InlineData("null", null)]
    public void Should_read_consent_as_files_and_forms_write_it(string json, bool? consent)
    {
        var (submission, errors) = Reading.Read($$"""{"lead_id":"a","gdpr_consent":{{json}}}""", EventRequests.Lead);

        Assert.Empty(errors);
        Assert.Equal(consent, ((LeadReceived)submission.Message).Lead.GdprConsent);
    }

    [Fact]
    public void Should_keep_unknown_fields_as_attributes_and_blank_ones_as_unknown()
    {
        var (submission, errors) = Reading.Read(
            """{"lead_id":" a ","industry":"","own":"x","number":1.50,"flag":true,"nothing":null,"unknown":"n/a","list":[1,{"x":2}],"conversation_id":"c"}""", EventRequests.Lead);

        Assert.Empty(errors);
        var message = (LeadReceived)submission.Message;
        Assert.Equal("a", message.Lead.LeadId);
        Assert.Null(message.Lead.Industry);
        Assert.Equal("c", message.ConversationId);
        Assert.Equal(new Dictionary<string, string> { ["flag"] = "true", ["list"] = """[1,{"x":2}]""", ["number"] = "1.50", ["own"] = "x" }, message.Lead.Attributes!.ToDictionary());
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
