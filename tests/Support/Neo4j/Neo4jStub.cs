using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using MarketingBus.Data.Memory;
using MarketingBus.Memory.Neo4j;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>
/// Answers as Neo4j 5.26.0 was recorded to answer (http-transcripts-5.26.0.json), and evaluates the statements that the adapter sends. A statement that it does not know is a syntax error. It may be stopped
/// and started again on its port; what was committed is still there.
/// </summary>
public sealed class Neo4jStub(string user = "neo4j", string password = "marketingbus") : IAsyncDisposable
{
    readonly Neo4jStubTransactions transactions = new();
    readonly ConcurrentQueue<string> failures = [];
    WebApplication? application;

    public int Port { get; private set; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Every statement is answered so much later.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The password has to be changed first, as on a fresh server.</summary>
    public bool WantsNewPassword { get; set; }

    /// <summary>Speaks only the path of Neo4j 4.4.</summary>
    public bool IsOld { get; set; }

    /// <summary>The bookmark of the transaction that was committed last.</summary>
    public string? LastCommit => transactions.LastCommit;

    /// <summary>How many transactions were begun and have not ended.</summary>
    public int OpenTransactions => transactions.Open;

    /// <summary>What is committed.</summary>
    internal IEnumerable<RememberedFact> Facts => transactions.Committed.Facts.Select(Neo4jFact.Of);

    /// <summary>What was asked, newest last.</summary>
    public ConcurrentQueue<(string Path, JsonElement Body)> Requests { get; } = [];

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(x => x.Listen(IPAddress.Loopback, Port, listen => listen.Protocols = HttpProtocols.Http1));
        application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        Port = new Uri(application.Urls.Single()).Port;
    }

    public async Task StopAsync()
    {
        if (application is not null)
            await application.DisposeAsync();

        application = null;
        transactions.RollBackAll();
    }

    /// <summary>The next statements fail with these codes, one after the other.</summary>
    public void Fail(params string[] codes)
    {
        foreach (var code in codes)
            failures.Enqueue(code);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        transactions.Dispose();
    }

    async Task AnswerAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context.Request);
        context.Response.StatusCode = answer.Status;
        if (answer.Body is null)
            return;

        context.Response.ContentType = answer.Type;
        await context.Response.WriteAsync(answer.Body.ToJsonString());
    }

    async Task<Neo4jStubAnswer> AnswerAsync(HttpRequest request)
    {
        var path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is [])
            return Neo4jStubAnswer.Discovery(Url, IsOld);
        if (path is ["db", "data", ..])
            return Neo4jStubAnswer.Error(404, "Neo.ClientError.Request.Invalid", "Not Found");
        if (Refusal(request.Headers.Authorization) is { } refusal)
            return refusal;
        if (path is not ["db", var database, "query", "v2", .. var rest])
            return Neo4jStubAnswer.Error(404, "Neo.ClientError.Request.Invalid", "Not Found");
        if (request.Method == "DELETE")
            return transactions.RollBack(rest[1]);
        if (Neo4jStubAnswer.TypeRefusal(request) is { } badType)
            return badType;

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (Parse(text) is not { } body)
            return text.Length == 0 ? Neo4jStubAnswer.Error(500, "Neo.ClientError.Request.Invalid", "Request failed.") : Neo4jStubAnswer.Error(400, "Neo.ClientError.Request.Invalid", "Bad Request");

        Requests.Enqueue((request.Path.Value, body));
        if (database is not ("neo4j" or "system"))
            return Neo4jStubAnswer.Error(404, "Neo.ClientError.Database.DatabaseNotFound", $"Graph not found: {database}");
        if (WantsNewPassword && database != "system")
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Security.CredentialsExpired", Neo4jStubAnswer.PasswordChange);

        await Task.Delay(Delay, TimeProvider.System, request.HttpContext.RequestAborted);
        return await transactions.AnswerAsync(rest, new Neo4jStubRequest(body, request.ContentType ?? "application/json", request.Headers.Accept!, failures));
    }

    Neo4jStubAnswer? Refusal(string? authorization)
    {
        if (string.IsNullOrEmpty(authorization))
            return Neo4jStubAnswer.Unauthorized("No authentication header supplied.");

        return authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")) ? null : Neo4jStubAnswer.Unauthorized("Invalid credential.");
    }

    static JsonElement? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } body ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
