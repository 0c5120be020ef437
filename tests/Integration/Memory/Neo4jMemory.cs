using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MarketingBus.Tests.Support.Memories;
using MarketingBus.Tests.Support.Neo4j;
using Microsoft.Extensions.Time.Testing;

namespace MarketingBus.Tests.Integration.Memory;

/// <summary>
/// Facts in Neo4j, emptied before each test; the rest in PostgreSQL. Neo4j is the one that MARKETINGBUS_TEST_NEO4J names (http://user:password@host:7474), and a stub that answers as a real one was recorded to where
/// none is named: the same tests either way, and none is skipped.
/// </summary>
public sealed class Neo4jMemory : IMemoryEngine
{
    static readonly string? Live = Environment.GetEnvironmentVariable("MARKETINGBUS_TEST_NEO4J");

    readonly Neo4jStub stub = new();
    PostgreSqlMemory? rest;

    public FakeTimeProvider Time => rest!.Time;

    public IServiceProvider Services => rest!.Services;

    /// <summary>Null when a real one answers.</summary>
    public Neo4jStub? Stub => string.IsNullOrEmpty(Live) ? stub : null;

    public async Task StartAsync()
    {
        if (Stub is not null)
            await stub.StartAsync();

        var server = new Uri(Stub is null ? Live! : $"http://neo4j:marketingbus@127.0.0.1:{stub.Port}");
        var account = Uri.UnescapeDataString(server.UserInfo).Split(':', 2);
        var url = server.GetLeftPart(UriPartial.Scheme) + server.Authority;
        if (Stub is null)
            await EmptyAsync(url, account);

        rest = new PostgreSqlMemory(
            "Memory:KnowledgeGraph:Store=Neo4j", $"Neo4j:Url={url}", $"Neo4j:User={account[0]}", $"Neo4j:Password={account[1]}", "Neo4j:Timeout=00:00:30",
            "Memory:Resilience:Timeout=00:00:30");
        await rest.StartAsync();
    }

    public IServiceProvider AnotherInstance() => rest!.AnotherInstance();

    public async ValueTask DisposeAsync()
    {
        if (rest is not null)
            await rest.DisposeAsync();
        await stub.DisposeAsync();
    }

    static async Task EmptyAsync(string url, string[] account)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account[0]}:{account[1]}")));
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var response = await http.PostAsJsonAsync($"{url}/db/neo4j/query/v2", new { statement = "MATCH (n:KnowledgeNode) DETACH DELETE n" });
        response.EnsureSuccessStatusCode();
    }
}
