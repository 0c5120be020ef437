using System.Text;
using Xunit;

namespace MarketingBus.Tests.Integration.Ingress;

public sealed class When_a_client_is_hostile(IngressWorld world) : IClassFixture<IngressWorld>
{
    static readonly string[] Routes =
    [
        "/api/events/leads", "/api/events/campaigns", "/api/events/engagements", "/api/agents/memory/store", "/api/agents/data/process",
        "/api/escalations/11111111-2222-4333-8444-555555555555/resolve", "/api/journeys/11111111-2222-4333-8444-555555555555/abandon",
    ];

    static readonly string[] Names =
    [
        "lead_id", "event_id", "source_system", "conversation_id", "lead_data", "lead", "campaign_id", "campaign_data", "ctr", "clicks", "date", "variants",
        "channel_performance", "kind", "channel", "occurred_at", "value_usd", "text", "gdpr_consent", "attributes", "created_at", "optimization_type",
        "memory_type", "context", "ttl_hours", "preferences", "actions", "outcome_score", "weight", "decision", "resolved_by", "requested_by", "source", "outcomes",
    ];

    static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-1e400", "12345678901234567890123456789", "1.5", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udfff\\ud800\"",
        "\"' OR 1=1; DROP TABLE leads; --\"", "\"{{ 7 | times: 7 }}{% raw %}\"", "\"NaN\"", "\"Infinity\"", "\"../../etc/passwd\"", "\"%00%2F\"", "\"\\u202e\\ufeff\"",
        "\"9999-99-99T99:99:99Z\"", "\"0000-00-00\"", "\"-infinity\"", "[]", "[[[]]]", "[null,1,\"x\",{}]", "{}", "{\"\":null}", "{\"\\ud800\":1}", "{\"a\":{\"a\":{\"a\":[]}}}",
        "\"" + new string('x', 201) + "\"", "\"" + new string('\u00e9', 5000) + "\"", "\"short_term\"", "\"semantic\"", "\"clicked\"",
    ];

    [Fact]
    public async Task Should_never_be_told_that_the_server_failed()
    {
        var tried = 0;
        foreach (var route in Routes)
        {
            foreach (var (place, name) in Names.Index())
            {
                var value = Values[(tried * 7 + place) % Values.Length];
                var other = Values[(tried * 11 + place * 3) % Values.Length];
                string[] bodies =
                [
                    $$"""{"lead_id":"h","campaign_id":"h","kind":"clicked","{{name}}x":{{other}},"own":{{value}}}""",
                    name is "lead_id" or "campaign_id" ? $$"""{"{{name}}":{{value}}}""" : $$"""{"lead_id":"h{{tried}}","campaign_id_":1,"{{name}}":{{value}}}""",
                    $$"""[{"{{name}}":{{value}}},{{other}}]""",
                    $$"""{"lead_data":{"{{name}}":{{value}},"own":{{other}} } }""",
                ];
                foreach (var body in bodies)
                {
                    tried++;
                    var answer = await world.PostAsync(route, body);
                    Assert.True(answer.Status is >= 200 and < 500, $"{answer.Status} for {route} {body}");
                }
            }
        }

        Assert.True(tried > 700);
        Assert.Equal(200, (await world.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task Should_never_be_told_that_the_server_failed_for_bytes_that_are_no_json()
    {
        var random = new Random(20261122);
        var seed = Encoding.UTF8.GetBytes("""{"lead_data":{"lead_id":"a","attributes":{"x":"\u00e9"}},"event_id":"e"}""");
        for (var round = 0; round < 300; round++)
        {
            var body = seed.ToArray();
            for (var change = 0; change <= round % 6; change++)
                body[random.Next(body.Length)] = (byte)random.Next(256);

            var answer = await world.World.Http.SendBytesAsync("/api/events/leads", body[..(round % 5 == 0 ? random.Next(body.Length) : body.Length)]);

            Assert.True(answer.Status is 202 or 400 or 409, $"{answer.Status} for {Convert.ToHexString(body)}");
        }
    }

    [Theory]
    [InlineData("/api/leads/..%2f..%2fetc")]
    [InlineData("/api/leads/%25%32%66/journey")]
    [InlineData("/api/leads/%00")]
    [InlineData("/api/leads/%C3%28")]
    [InlineData("/api/leads/%FF%FE")]
    [InlineData("/api/leads/%F0%9F%92%A9")]
    [InlineData("/api/leads/' OR 1=1 --")]
    [InlineData("/api/leads/%ED%A0%80")]
    [InlineData("/api/campaigns/%%%")]
    [InlineData("/api/leads?state=%00&source_system=%ED%A0%80")]
    [InlineData("/api/leads?limit=99999999999999999999")]
    [InlineData("/api/leads?cursor=%F0%9F%92%A9")]
    [InlineData("/api/leads?state=' OR 1=1 --")]
    [InlineData("/api/agents/memory/retrieve?memory_type=semantic&subject=%25' OR 1=1")]
    [InlineData("/api/agents/memory/retrieve?memory_type=episodic&scenario=\"a\" AND NEAR(* ^b")]
    [InlineData("/api/agents/memory/retrieve?memory_type=short_term&conversation_id=%00")]
    public async Task Should_never_be_told_that_the_server_failed_for_an_address(string path)
    {
        var answer = await world.GetAsync(path);

        Assert.True(answer.Status is >= 200 and < 500, $"{answer.Status} {answer.Text}");
    }
}
