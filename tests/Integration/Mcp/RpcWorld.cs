using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Data.Leads;
using MarketingBus.Data.Learning;
using MarketingBus.Data.Orchestration;
using MarketingBus.Mcp.Host;
using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Messaging;
using MarketingBus.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;

namespace MarketingBus.Tests.Integration.Mcp;

/// <summary>JSON-RPC on a database that knows two leads and one campaign; the memories and the optimizer are probes.</summary>
internal sealed class RpcWorld(EmbeddedWorld world, FakeMemoryModule memory, CommandProbeModule commands) : IAsyncDisposable
{
    static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public EmbeddedWorld Embedded => world;

    public FakeMemoryModule Memory => memory;

    public CommandProbeModule Commands => commands;

    public static Task<RpcWorld> StartAsync(params string[] settings) => StartAsync([], settings);

    /// <summary>With modules besides, such as one that listens.</summary>
    public static async Task<RpcWorld> StartAsync(IReadOnlyList<ServiceModule> others, params string[] settings)
    {
        var (memory, commands) = (new FakeMemoryModule(), new CommandProbeModule());
        var world = await EmbeddedWorld.StartAsync([new DataModule(), memory, commands, .. others, new McpModule()], settings);
        await world.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<MarketingDbContext>();
            database.AddRange(LeadOf("L-1", 90), LeadOf("L-2", 20), JourneyOf("L-1"), JourneyOf("L-2"));
            database.Add(new Campaign { SourceSystem = "default", CampaignId = "C-1", Name = "Spring", UpdatedAt = Start });
            database.Add(new ModelRecord
            {
                Version = "20260301-120000-3f9a", TrainedAt = Start, Source = "leads.csv", Scope = "leads", SchemaJson = "{}", MetricsJson = """{"held_out_rows": 375}""",
                Artefact = [1, 2, 3], Sha256 = "03", Status = "promoted", Message = "There was no champion.",
            });
            for (var day = 1; day <= 4; day++)
                database.Add(ReadingOf(day));

            await database.SaveChangesAsync();
        });
        return new RpcWorld(world, memory, commands);
    }

    public async Task<HttpResponseMessage> PostAsync(string message, string? actor = null)
    {
        using var content = new StringContent(message, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = content };
        if (actor is not null)
            request.Headers.Add("X-Actor", actor);

        return await world.Http.SendAsync(request);
    }

    public async Task<JsonElement> CallAsync(string method, string parameters, string? actor = null)
    {
        using var response = await PostAsync($$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{parameters}}, "id": 1}""", actor);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    public async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{world.Http.BaseAddress!.Authority}/mcp/ws"), CancellationToken.None);
        return socket;
    }

    /// <summary>The SDK's own client, of one revision.</summary>
    public Task<McpClient> ConnectMcpAsync(string revision, string? actor = null, string? key = null)
    {
        var headers = new Dictionary<string, string>();
        if (actor is not null)
            headers["X-Actor"] = actor;
        if (key is not null)
            headers["Authorization"] = $"Bearer {key}";

        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(world.Http.BaseAddress!, "/mcp"), AdditionalHeaders = headers, TransportMode = HttpTransportMode.StreamableHttp,
        });
        return McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = revision });
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    static Lead LeadOf(string id, double score) => new()
    {
        JourneyId = MarketingIds.Journey("default", id), SourceSystem = "default", LeadId = id, Profile = new LeadProfile { LeadId = id, Industry = "SaaS" },
        Category = score > 50 ? TriageCategory.CampaignQualified : TriageCategory.ColdLead, Score = score,
        Routing = new RoutingDecision { DestAgentType = AgentType.Engagement, Priority = Priority.High, Reason = "test" },
        ModelVersion = "rules", FirstTriagedAt = Start, TriagedAt = Start,
    };

    static LeadJourneyState JourneyOf(string id) => new()
    {
        CorrelationId = MarketingIds.Journey("default", id), CurrentState = "Engaging", SourceSystem = "default", LeadId = id, StartedAt = Start, UpdatedAt = Start,
        Lead = new LeadProfile { LeadId = id, Industry = "SaaS" },
    };

    static CampaignReading ReadingOf(int day) => new()
    {
        ReviewId = Guid.NewGuid(), SourceSystem = "default", CampaignId = "C-1", Date = new DateOnly(2026, 3, day), ReceivedAt = Start.AddDays(day), OptimizedAt = Start.AddDays(day),
        Figures = new CampaignFigures { CampaignId = "C-1", Date = new DateOnly(2026, 3, day), Impressions = 1000, Clicks = 10 * day },
    };
}
