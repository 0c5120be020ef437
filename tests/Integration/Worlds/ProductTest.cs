using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Integration.Ingress;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MarketingBus.Tests.Integration.Worlds;

/// <summary>A suite that holds in every world. Nothing is replaced, and everything is said over REST or JSON-RPC.</summary>
public abstract class ProductTest(IProduct product) : IAsyncLifetime
{
    /// <summary>Fields of a lead that is worth a message and may have one. An address is a person: no two tests have one.</summary>
    protected string Founder => FounderAt($"{Unique}@b.example");

    IWorld? world;

    /// <summary>What fails fails soon; general inquiries are for a person, all else is routed as by default.</summary>
    internal static IReadOnlyList<string> Settings =>
    [
        "Outbox:RetryLimit=1", "Erasure:SettleTime=00:00:02", "Erasure:Interval=00:00:00.200",
        "Triage:Routing:0:Category=GeneralInquiry", "Triage:Routing:0:Destination=Manager", "Triage:Routing:0:Priority=High", "Triage:Routing:0:Reason=for_a_person",
        "Triage:Routing:1:FromScore=80", "Triage:Routing:1:Priority=High", "Triage:Routing:1:Reason=high_value_lead",
        "Triage:Routing:2:Category=CampaignQualified", "Triage:Routing:2:Priority=Medium", "Triage:Routing:2:Reason=qualified_lead",
        "Triage:Routing:3:Reason=nurture_lead",
    ];

    protected IWorld World => world!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A name that no other test has.</summary>
    protected string Unique { get; } = $"{Guid.NewGuid():N}"[..12];

    public async ValueTask InitializeAsync() => world = await product.StartAsync();

    public ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            TestContext.Current.TestOutputHelper?.WriteLine(World.Complaints());

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected Task<Answer> PostAsync(string path, string body = "{}", string? key = null) => World.Http.SendJsonAsync(path, body, key);

    protected Task<Answer> GetAsync(string path) => World.Http.ReadAsync(path);

    /// <summary>The result of a JSON-RPC call that succeeds.</summary>
    protected async Task<JsonElement> CallAsync(string method, string parameters)
    {
        var answer = await World.Rpc.SendJsonAsync("/mcp", $$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{parameters}}, "id": 1}""");
        Assert.True(answer.Json.TryGetProperty("result", out var result), answer.Text);
        return result;
    }

    /// <summary>Sends a founder who may be contacted, with more fields such as "\"company\": \"Acme\"".</summary>
    protected async Task SendLeadAsync(string leadId, params string[] fields)
    {
        var all = string.Join(", ", [$"\"lead_id\": \"{leadId}\"", Founder, .. fields]);
        Assert.Equal(202, (await PostAsync("/api/events/leads", $"{{{all}}}")).Status);
    }

    protected async Task HappensAsync(string leadId, EngagementKind kind, string text = "Hello")
    {
        var answer = await PostAsync("/api/events/engagements", $$"""{"lead_id": "{{leadId}}", "kind": "{{kind}}", "channel": "email", "text": "{{text}}"}""");
        Assert.Equal(202, answer.Status);
    }

    protected static string FounderAt(string address) =>
        $"""
        "source": "Website", "industry": "SaaS", "company_size": "201-1000", "persona": "Founder", "region": "EU", "email": "{address}", "gdpr_consent": true
        """;

    protected static Guid JourneyOf(string leadId) => MarketingIds.Journey(MarketingIds.DefaultSourceSystem, leadId);

    protected async Task<LeadJourneyState> JourneyInAsync(string leadId, string state, int run = 1)
    {
        var id = JourneyOf(leadId);
        var journey = await World.EventuallyAsync(
            x => x.Set<LeadJourneyState>().AsNoTracking().SingleOrDefaultAsync(j => j.CorrelationId == id, Cancellation),
            x => x?.CurrentState == state && x.Run == run, $"the journey of {leadId} is {state} in run {run}");
        return journey!;
    }
}
