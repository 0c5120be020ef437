using MarketingBus.Contracts;
using MarketingBus.Platform.Messaging;
using MarketingBus.Platform.Messaging.Upstream;
using Xunit;

namespace MarketingBus.Tests.Unit.Upstream;

public sealed class When_a_cloud_event_is_published
{
    const string Structured = "application/cloudevents+json; charset=utf-8";
    const string Data = """{"lead_id":"a"}""";

    [Fact]
    public void Should_be_read_in_structured_mode()
    {
        var submission = Receiving.Read(Receiving.Message(Envelope(), Structured, key: "whatever"));

        Assert.Equal(MarketingIds.From("event", "/crm", "1"), submission.EventId);
        Assert.Equal("/crm", ((LeadReceived)submission.Message).SourceSystem);
    }

    [Theory]
    [InlineData("cloudEvents:")]
    [InlineData("cloudEvents_")]
    [InlineData("ce-")]
    [InlineData("ce_")]
    public void Should_be_the_same_event_in_binary_mode_however_headers_are_spelled(string prefix) =>
        Assert.Equal(Receiving.Read(Receiving.Message(Envelope(), Structured)).EventId, Receiving.Read(Binary(prefix)).EventId);

    [Fact]
    public void Should_be_one_event_when_id_and_source_are_the_same_and_another_otherwise()
    {
        var first = Receiving.Read(Receiving.Message(Envelope(), Structured)).EventId;

        Assert.Equal(first, Receiving.Read(Receiving.Message(Envelope(data: """{"lead_id":"b"}"""), Structured)).EventId);
        Assert.NotEqual(first, Receiving.Read(Receiving.Message(Envelope(source: "/shop"), Structured)).EventId);
        Assert.NotEqual(first, Receiving.Read(Receiving.Message(Envelope(id: "2"), Structured)).EventId);
    }

    [Fact]
    public void Should_keep_sources_apart_even_when_an_id_is_a_uuid()
    {
        const string id = "0198c0de-0000-7000-8000-000000000001";

        Assert.NotEqual(Receiving.Read(Receiving.Message(Envelope(id), Structured)).EventId, Receiving.Read(Receiving.Message(Envelope(id, "/shop"), Structured)).EventId);
    }

    [Fact]
    public void Should_let_the_envelope_name_the_event_and_the_body_its_system()
    {
        var submission = Receiving.Read(Receiving.Message(Envelope(data: """{"lead_id":"a","event_id":"other","source_system":"crm"}"""), Structured));

        Assert.Equal(MarketingIds.From("event", "/crm", "1"), submission.EventId);
        Assert.Equal(MarketingIds.Journey("crm", "a"), submission.SubjectId);
    }

    [Fact]
    public void Should_have_happened_when_the_envelope_says_so()
    {
        const string data = """{"lead_id":"a","kind":"opened"}""";
        var submission = Receiving.Read(Receiving.Message(Envelope(type: "engagement.recorded", data: data, more: """ "time":"2026-05-01T10:00:00+02:00", """), Structured));

        Assert.Equal(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), ((EngagementRecorded)submission.Message).OccurredAt);
    }

    [Theory]
    [InlineData("\"2026-05-01T10:00:00.123456789+02:00\"")]
    [InlineData("\"2026-05-01t08:00:00.123456789z\"")]
    [InlineData("\"2026-05-01 08:00:00,1234567+00\"")]
    [InlineData("1777622400123.4567")]
    public void Should_have_happened_at_any_time_that_can_be_read(string time)
    {
        const string data = """{"lead_id":"a","kind":"opened"}""";
        var submission = Receiving.Read(Receiving.Message(Envelope(type: "engagement.recorded", data: data, more: $""" "time":{time}, """), Structured));

        Assert.Equal(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), ((EngagementRecorded)submission.Message).OccurredAt);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void Should_not_be_lost_for_a_time_that_cannot_be_read(string time)
    {
        var structured = Receiving.Read(Receiving.Message(Envelope(more: $""" "time":"{time}", """), Structured));

        Assert.Equal("time", Assert.Single(structured.Warnings).Field);
        Assert.Equal("time", Assert.Single(Receiving.Read(Binary("ce-", time: time)).Warnings).Field);
    }

    [Fact]
    public void Should_be_read_from_base64() =>
        Assert.Equal("lead", Receiving.Read(Receiving.Message(
            """{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","datacontenttype":"application/json","data_base64":"eyJsZWFkX2lkIjoiYSJ9"}""", Structured)).Kind);

    [Fact]
    public void Should_be_read_in_batches_with_each_event_judged_alone()
    {
        var items = Receiving.ReadAll(Receiving.Message($"[{Envelope("1")},{{}},{Envelope("3")}]", "application/cloudevents-batch+json"));

        Assert.Equal([false, true, false], items.Select(x => x.Problem is not null));
        Assert.Equal("3", items[2].OriginalId);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","source":"/crm","type":"lead.received","data":{}}""", "missing required attributes: id")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"/crm","type":"lead.received","data":{}}""", "spec version '0.3'")]
    [InlineData("""{"specversion":"1.0","id":7,"source":"/crm","type":"lead.received","data":{}}""", "'id'")]
    [InlineData("""{"specversion":"1.0","id":"\ud800","source":"/crm","type":"lead.received","data":{}}""", "The CloudEvent is invalid")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","data_base64":"!"}""", "The CloudEvent is invalid")]
    public void Should_say_what_is_wrong_with_its_envelope(string envelope, string reason) =>
        Assert.Contains(reason, Receiving.Refuse(Receiving.Message(envelope, Structured)).Reason, StringComparison.Ordinal);

    /// <summary>Names and values of an envelope may be anybody's address.</summary>
    [Theory]
    [InlineData("""{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","leak@person.example":"x","data":{}}""")]
    [InlineData("""{"specversion":"leak@person.example","id":"1","source":"/crm","type":"lead.received","data":{}}""")]
    public void Should_not_be_repeated_in_a_log(string envelope)
    {
        var verdict = Receiving.Refuse(Receiving.Message(envelope, Structured));

        Assert.Contains("leak@person.example", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal("The CloudEvent is invalid.", verdict.Logged);
    }

    [Theory]
    [InlineData("type", """{"specversion":"1.0","id":"1","source":"/crm","type":"deal.won","data":{}}""")]
    [InlineData("data", """{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received"}""")]
    [InlineData("data", """{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","data":"text"}""")]
    [InlineData("data.lead_id", """{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","data":{}}""")]
    [InlineData("datacontenttype", """{"specversion":"1.0","id":"1","source":"/crm","type":"lead.received","datacontenttype":"text/xml","data":"<a/>"}""")]
    [InlineData("id", """{"specversion":"1.0","id":"1\u200b","source":"/crm","type":"lead.received","data":{"lead_id":"a"}}""")]
    [InlineData("id", """{"specversion":"1.0","id":" ","source":"/crm","type":"lead.received","data":{"lead_id":"a"}}""")]
    [InlineData("$", "[]")]
    public void Should_name_what_is_wrong_within_it(string field, string envelope) =>
        Assert.Contains(field, Receiving.Refuse(Receiving.Message(envelope, Structured)).Errors);

    [Fact]
    public void Should_not_pass_for_plain_json_when_its_version_is_missing() =>
        Assert.Equal("specversion", Assert.Single(Receiving.Refuse(Receiving.Message(Data, headers: ("ce-id", "1"))).Errors).Key);

    [Fact]
    public void Should_be_refused_when_a_header_is_no_text() =>
        Assert.Contains("source", Receiving.Refuse(Binary("ce-", source: "/\uFFFD")).Errors);

    static UpstreamMessage Binary(string prefix, string source = "/crm", string time = "2026-05-01T08:00:00Z") => Receiving.Message(
        Data,
        headers: [($"{prefix}specversion", "1.0"), ($"{prefix}id", "1"), ($"{prefix}source", source), ($"{prefix}type", "com.example.lead.received"), ($"{prefix}time", time)]);

    static string Envelope(string id = "1", string source = "/crm", string type = "com.example.lead.received", string data = Data, string more = "") =>
        $$"""{"specversion":"1.0",{{more}}"id":"{{id}}","source":"{{source}}","type":"{{type}}","data":{{data}}}""";
}
