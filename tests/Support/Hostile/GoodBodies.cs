using System.Text.Json.Nodes;

namespace MarketingBus.Tests.Support.Hostile;

/// <summary>For each route and method a body that is well, to be made bad.</summary>
internal static class GoodBodies
{
    const string Lead = """{"lead_id":"H1","source":"Website","industry":"SaaS","company_size":"51-200","persona":"Founder","region":"US","preferred_channel":"email","gdpr_consent":true,"email":"h1@example.com","campaign_id":"C1","created_at":"2026-01-05T10:00:00Z","time_zone":"Europe/Berlin","attributes":{"visits":"3"}}""";
    const string Campaign = """{"campaign_id":"C1","date":"2026-01-05","impressions":1000,"clicks":30,"ctr":0.03,"leads_created":4,"conversions":1,"cost_usd":90.5,"revenue_usd":200,"daily_budget_usd":100,"total_budget_usd":1000,"variants":[{"variant_id":"A","impressions":500,"conversions":10},{"variant_id":"B","impressions":500,"conversions":20}],"channel_performance":{"email":{"roas":2.5,"spend_usd":10}}}""";

    static readonly (string Ending, string Body)[] ByRoute =
    [
        ("/events/leads", Lead),
        ("/events/campaigns", Campaign),
        ("/events/engagements", """{"lead_id":"H1","kind":"opened","occurred_at":"2026-01-06T10:00:00Z","channel":"email","campaign_id":"C1","message_id":"m1","value_usd":1.5,"text":"hello","user_agent":"curl/8"}"""),
        ("/triage", $$"""{"lead_data":{{Lead}},"conversation_id":"c1"}"""),
        ("/engage", $$"""{"lead_data":{{Lead}},"engagement_type":"welcome","conversation_id":"c1"}"""),
        ("/optimize", $$"""{"campaign_data":{{Campaign}},"optimization_type":"performance_check"}"""),
        ("/handoff", """{"source_agent_id":"a1","dest_agent_type":"Engagement","summary":"please","confidence":0.8,"lead_id":"H1","conversation_id":"c1","previous_actions":["triage"],"metadata":{"k":"v"}}"""),
        ("/memory/store", """{"memory_type":"episodic","scenario":"price objection","actions":["discount"],"outcome_score":0.7,"notes":"fine","conversation_id":"c1","context":{"a":"b"},"ttl_hours":24,"lead_id":"H1","preferences":{"tone":"short"},"rfm_score":0.5,"subject":"s","predicate":"p","object":"o","weight":1}"""),
        ("/data/process", """{"source":"store","label":"converted","positive":"1","key":"lead_id","exclude":["region"],"keep":["source"]}"""),
        ("/predict/lead_score", $$"""{"lead_data":{{Lead}}}"""),
        ("/resolve", """{"decision":"continue","resolved_by":"me","notes":"ok"}"""),
        ("/retry", """{"requested_by":"me"}"""),
        ("/promote", """{"requested_by":"me","reason":"better"}"""),
        ("/rollback", """{"scope":"leads","requested_by":"me","reason":"worse"}"""),
        ("/abandon", """{"requested_by":"me","reason":"no use"}"""),
    ];

    static readonly (string Method, string Parameters)[] Rpc =
    [
        ("getLeadData", """{"lead_id":"H1","source_system":"default"}"""),
        ("searchGraph", """{"query":"discount","subject":"s","predicate":"p","object":"o","limit":5,"node":"s","depth":2}"""),
        ("storeMemory", """{"memory_type":"semantic","memory_data":{"subject":"s","predicate":"p","object":"o","weight":0.5,"conversation_id":"c1","context":{},"ttl_hours":1,"lead_id":"H1","preferences":{},"rfm_score":0.1,"scenario":"x","actions":["y"],"outcome_score":0.2}}"""),
        ("recommendAction", """{"context":{"lead_id":"H1","campaign_id":"C1","scenario":"price objection","stage":"new"},"agent_type":"Engagement"}"""),
        ("updateCampaign", """{"campaign_id":"C1","updates":{"status":"Paused","daily_budget_usd":50,"name":"n"},"source_system":"default","change_id":"c0ffee00-0000-4000-8000-000000000001"}"""),
        ("analyzePerformance", """{"campaign_id":"C1","metrics":["ctr","roas"],"source_system":"default"}"""),
        ("resources/list", "{}"),
        ("resources/read", """{"uri":"db://leads/H1"}"""),
    ];

    public static JsonNode Of(string path) => JsonNode.Parse(ByRoute.FirstOrDefault(x => path.EndsWith(x.Ending, StringComparison.Ordinal)).Body ?? """{"source":"x","name":"y"}""")!;

    public static JsonNode AnyRpc(Random random)
    {
        var (method, parameters) = Rpc[random.Next(Rpc.Length)];
        return new JsonObject { ["jsonrpc"] = "2.0", ["id"] = random.Next(1_000), ["method"] = method, ["params"] = JsonNode.Parse(parameters) };
    }
}
