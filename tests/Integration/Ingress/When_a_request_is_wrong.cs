using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_a_request_is_wrong(IngressWorld world) : IClassFixture<IngressWorld>
{
    const string Leads = "/api/events/leads";

    HttpClient Http => world.World.Http;

    [Theory]
    [InlineData("{\"lead_id\":\"a\",}", "line 1, byte 16")]
    [InlineData("{\n  \"lead_id\": oops }", "line 2, byte 14")]
    [InlineData("{\"lead_id\":NaN}", "line 1, byte 12")]
    [InlineData("{\"lead_id\":\"a\"} trailing", "line 1, byte 17")]
    [InlineData("{\"lead_id\":\"a\",\"lead_id\":\"b\"}", "used twice")]
    public async Task Should_say_where_the_json_breaks(string body, string where)
    {
        var answer = await world.PostAsync(Leads, body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(where, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_refuse_bytes_that_are_not_utf_8()
    {
        var answer = await Http.SendBytesAsync(Leads, [.. "{\"lead_id\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal(400, answer.Status);
        Assert.Contains("UTF-8", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, 202)]
    [InlineData(33, 400)]
    public async Task Should_refuse_what_is_nested_too_deeply(int depth, int status)
    {
        var body = $$"""{"campaign_id":"deep","x":{{new string('[', depth - 1)}}{{new string(']', depth - 1)}}}""";

        Assert.Equal(status, (await world.PostAsync("/api/events/campaigns", body)).Status);
    }

    [Fact]
    public async Task Should_refuse_a_body_that_is_too_large()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"lead_id":"{{new string('x', 4 * 1024 * 1024)}}"}""");

        var answer = await Http.SendBytesAsync(Leads, body);

        Assert.Equal(413, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("")]
    public async Task Should_refuse_a_body_that_does_not_say_it_is_json_in_utf_8(string contentType)
    {
        var answer = await Http.SendBytesAsync(Leads, "{\"lead_id\":\"a\"}"u8.ToArray(), contentType);

        Assert.Equal(415, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Fact]
    public async Task Should_refuse_a_caller_who_cannot_read_json()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/leads");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("image/png"));

        Assert.Equal(406, (await Http.AnswerAsync(request)).Status);
    }

    [Theory]
    [InlineData("GET", "/api/events/leads", 405)]
    [InlineData("DELETE", "/api/leads", 405)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api/leads/unknown", 404)]
    [InlineData("GET", "/api/leads/unknown/journey", 404)]
    [InlineData("GET", "/api/campaigns/unknown", 404)]
    [InlineData("POST", "/api/journeys/unknown/retry", 404)]
    [InlineData("POST", "/api/journeys/11111111-2222-4333-8444-555555555555/abandon", 404)]
    [InlineData("GET", "/api/leads/a%0Ab", 400)]
    [InlineData("GET", "/api/leads?limit=0", 400)]
    [InlineData("GET", "/api/leads?limit=many", 400)]
    [InlineData("GET", "/api/leads?limit=1&limit=2", 400)]
    [InlineData("GET", "/api/leads?category=Nobody", 400)]
    [InlineData("GET", "/api/leads?cursor=%27%20OR%201=1", 400)]
    [InlineData("GET", "/api/campaigns?cursor=-1", 400)]
    [InlineData("GET", "/api/escalations?state=maybe", 400)]
    [InlineData("GET", "/api/agents/memory/retrieve", 400)]
    [InlineData("GET", "/api/agents/memory/retrieve?memory_type=episodic&scenario=x&top_k=0", 400)]
    [InlineData("GET", "/api/agents/analytics/performance?hours=-1", 400)]
    public async Task Should_answer_with_problem_details(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var answer = await Http.AnswerAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("/api/agents/triage", """{"lead_data":{}}""", "lead_data.lead_id")]
    [InlineData("/api/agents/engage", """{"lead_data":{"lead_id":"a"},"engagement_type":"spam"}""", "engagement_type")]
    [InlineData("/api/agents/optimize", """{"campaign_data":{"campaign_id":"c","date":"someday"}}""", "campaign_data.date")]
    [InlineData("/api/agents/handoff", """{}""", "dest_agent_type")]
    [InlineData("/api/agents/predict/lead_score", """{"lead_data":{}}""", "lead_data.lead_id")]
    [InlineData("/api/agents/memory/store", """{}""", "memory_type")]
    [InlineData("/api/agents/memory/store", """{"memory_type":"short_term","conversation_id":"c"}""", "context")]
    [InlineData("/api/agents/memory/store", """{"memory_type":"short_term","conversation_id":"c","context":{"a":{"b":"\ud800"}}}""", "context.a")]
    [InlineData("/api/agents/memory/store", """{"memory_type":"long_term"}""", "lead_id")]
    [InlineData("/api/agents/memory/store", """{"memory_type":"episodic","scenario":"s"}""", "outcome_score")]
    [InlineData("/api/agents/memory/store", """{"memory_type":"semantic","subject":"s","predicate":"p","object":"o","weight":2}""", "weight")]
    [InlineData("/api/escalations/11111111-2222-4333-8444-555555555555/resolve", """{"decision":"maybe"}""", "decision")]
    public async Task Should_name_the_field(string path, string body, string field)
    {
        var answer = await world.PostAsync(path, body);

        Assert.Equal(400, answer.Status);
        Assert.NotEmpty(answer.ErrorsOf(field));
    }
}
