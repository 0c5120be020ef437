using System.IO.Pipelines;
using System.Net.Http.Json;
using System.Text.Json;
using MarketingBus.Data;
using MarketingBus.Data.Orchestration;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NJsonSchema;
using Xunit;

namespace MarketingBus.Tests.Integration.Mcp.Tools;

/// <summary>The whole product, and an MCP client of the SDK that calls its tools.</summary>
public sealed class ToolWorld : IAsyncDisposable
{
    static CancellationToken Stopped => TestContext.Current.CancellationToken;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly McpServer server;
    readonly Task serving;

    ToolWorld(EmbeddedWorld embedded, McpServer server, Task serving, McpClient client)
    {
        Embedded = embedded;
        Client = client;
        this.server = server;
        this.serving = serving;
    }

    public EmbeddedWorld Embedded { get; }

    public McpClient Client { get; }

    /// <summary>Starts every module, or only those given.</summary>
    public static async Task<ToolWorld> StartAsync(IReadOnlyList<ServiceModule>? modules = null, IEnumerable<string>? settings = null)
    {
        var embedded = await EmbeddedWorld.StartAsync(modules, settings);
        var (asked, answered) = (new Pipe(), new Pipe());
        var server = McpServer.Create(
            new StreamServerTransport(asked.Reader.AsStream(), answered.Writer.AsStream()),
            embedded.Services.GetRequiredService<IOptions<McpServerOptions>>().Value,
            serviceProvider: embedded.Services);
        var serving = server.RunAsync(CancellationToken.None);
        var client = await McpClient.CreateAsync(new StreamClientTransport(asked.Writer.AsStream(), answered.Reader.AsStream()), cancellationToken: Stopped);
        return new ToolWorld(embedded, server, serving, client);
    }

    /// <summary>The answer's structured content; fails when the call was refused, or when the answer is not what the tool's schema says.</summary>
    public async Task<JsonElement> CallAsync(string tool, string arguments, IProgress<ProgressNotificationValue>? progress = null)
    {
        var result = await AskAsync(tool, arguments, progress);
        Assert.False(result.IsError ?? false, TextOf(result));
        var answer = result.StructuredContent ?? throw new InvalidOperationException("No structured content came.");
        var schema = await JsonSchema.FromJsonAsync((await SchemaAsync(tool)).GetRawText(), Stopped);
        Assert.Empty(schema.Validate(answer.GetRawText()).Select(x => x.ToString()));
        var text = JsonElement.Parse(TextOf(result));
        Assert.True(JsonElement.DeepEquals(answer, text), "The text says something else than the structured content.");
        return text;
    }

    /// <summary>What the refusal says; fails when the call was answered.</summary>
    public async Task<string> RefusalAsync(string tool, string arguments)
    {
        var result = await AskAsync(tool, arguments);
        Assert.True(result.IsError, TextOf(result));
        return TextOf(result);
    }

    public async Task<CallToolResult> AskAsync(string tool, string arguments, IProgress<ProgressNotificationValue>? progress = null)
    {
        var given = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
        return await Client.CallToolAsync(tool, given, progress, cancellationToken: Stopped);
    }

    async Task<JsonElement> SchemaAsync(string tool) =>
        (await Client.ListToolsAsync(cancellationToken: Stopped)).Single(x => x.Name == tool).ProtocolTool.OutputSchema!.Value;

    public static string TextOf(CallToolResult result) => string.Join(' ', result.Content.OfType<TextContentBlock>().Select(x => x.Text));

    /// <summary>Answers of the bare method.</summary>
    public async Task<JsonElement> RpcAsync(string method, string parameters)
    {
        using var response = await Embedded.Http.PostAsJsonAsync(
            "/mcp", JsonElement.Parse($$"""{"jsonrpc": "2.0", "method": "{{method}}", "params": {{parameters}}, "id": 1}"""), Stopped);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Stopped);
    }

    public async Task PostAsync(string path, string body)
    {
        using var response = await Embedded.Http.PostAsJsonAsync(path, JsonElement.Parse(body), Stopped);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(Stopped)}");
    }

    /// <summary>Waits for a lead's journey to come to a state.</summary>
    public Task<LeadJourneyState?> JourneyAsync(string leadId, string state) => Embedded.EventuallyAsync(
        x => x.Set<LeadJourneyState>().AsNoTracking().FirstOrDefaultAsync(y => y.LeadId == leadId), x => x?.CurrentState == state, $"the journey of {leadId} is {state}");

    public Task<int> CountAsync<T>()
        where T : class => Embedded.ReadAsync(x => x.Set<T>().CountAsync(Stopped));

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await server.DisposeAsync();
        await serving.WaitAsync(Patience, CancellationToken.None);
        await Embedded.DisposeAsync();
    }
}
