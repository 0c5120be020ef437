using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_many_events_are_sent(IngressWorld world) : IClassFixture<IngressWorld>
{
    [Fact]
    public async Task Should_accept_the_valid_and_name_the_others_by_place_and_field()
    {
        var answer = await world.PostAsync("/api/events/leads", """
            [{"lead_id":"many-1"},{"lead_id":[5]},"text",{"lead_id":"many-2","lead_data":7},{"lead_id":"many-3"}]
            """);
        await world.SettleAsync();

        Assert.Equal(202, answer.Status);
        Assert.Equal(2, answer.Json.GetProperty("accepted").GetInt32());
        var rejected = answer.Json.GetProperty("rejected").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3], rejected.Select(x => x.GetProperty("index").GetInt32()));
        Assert.Equal("Must be text, not an array.", rejected[0].GetProperty("errors").GetProperty("lead_id")[0].GetString());
        Assert.Equal("Must be an object, not text.", rejected[1].GetProperty("errors").GetProperty("$")[0].GetString());
        Assert.Equal(["many-1", "many-3"], world.Leads.Events.Select(x => x.Lead.LeadId).Where(x => x.StartsWith("many-", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Should_refuse_an_array_in_which_nothing_is_valid()
    {
        var answer = await world.PostAsync("/api/events/campaigns", """[{"campaign_id":{}},{"campaign_id":"c","date":"someday"}]""");

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal("Must be text, not an object.", answer.ErrorsOf("[0].campaign_id"));
        Assert.Equal("Must be a day, such as 2026-05-04.", answer.ErrorsOf("[1].date"));
    }

    [Fact]
    public async Task Should_warn_of_what_could_not_be_read_beside_the_event_that_it_is_of()
    {
        var answer = await world.PostAsync("/api/events/leads", """[{"lead_id":"warned-1"},{"lead_id":"warned-2","created_at":"yesterday","company_size":11}]""");
        await world.SettleAsync();

        Assert.Equal(202, answer.Status);
        var events = answer.Json.GetProperty("events");
        Assert.False(events[0].TryGetProperty("warnings", out _));
        var warning = Assert.Single(events[1].GetProperty("warnings").EnumerateArray());
        Assert.Equal(("created_at", true), (warning.GetProperty("field").GetString(), warning.GetProperty("message").GetString()!.StartsWith("Must be an ISO 8601 time", StringComparison.Ordinal)));
        var lead = Assert.Single(world.Leads.Events, x => x.Lead.LeadId == "warned-2").Lead;
        Assert.Equal(("11", "yesterday", null), (lead.CompanySize, lead.Attributes!["created_at"], lead.CreatedAt));
    }

    [Fact]
    public async Task Should_tell_events_with_the_same_id_apart_within_one_array()
    {
        var answer = await world.PostAsync("/api/events/leads", """
            [{"event_id":"twice","lead_id":"twice"},{"event_id":"twice","lead_id":"twice"},{"event_id":"twice","lead_id":"other"}]
            """);
        await world.SettleAsync();

        Assert.Equal(["accepted", "duplicate"], answer.Json.GetProperty("events").EnumerateArray().Select(x => x.GetProperty("status").GetString()));
        Assert.Equal(2, answer.Json.GetProperty("rejected")[0].GetProperty("index").GetInt32());
        Assert.Single(world.Leads.Events, x => x.Lead.LeadId is "twice" or "other");
    }

    [Fact]
    public async Task Should_publish_an_array_once_under_its_idempotency_key()
    {
        const string body = """[{"lead_id":"keyed-1"},{"lead_id":"keyed-2"}]""";
        await world.PostAsync("/api/events/leads", body, key: "array-7");

        var again = await world.PostAsync("/api/events/leads", body, key: "array-7");
        await world.SettleAsync();

        Assert.All(again.Json.GetProperty("events").EnumerateArray(), x => Assert.Equal("duplicate", x.GetProperty("status").GetString()));
        Assert.Equal(2, world.Leads.Events.Count(x => x.Lead.LeadId.StartsWith("keyed-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1000, 202)]
    [InlineData(1001, 400)]
    public async Task Should_take_1_to_1000(int count, int status)
    {
        var body = $"[{string.Join(",", Enumerable.Range(0, count).Select(x => $$"""{"lead_id":"L","kind":"clicked","event_id":"{{count}}-{{x}}"}"""))}]";

        var answer = await world.PostAsync("/api/events/engagements", body);
        await world.SettleAsync();

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 202 ? count : 0, world.Engagements.Events.Count(x => x.EventId == Platform.Messaging.MarketingIds.From("event", "default", $"{count}-0")) * count);
    }
}
