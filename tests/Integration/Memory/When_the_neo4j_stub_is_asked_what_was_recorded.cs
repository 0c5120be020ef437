using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MarketingBus.Tests.Support;
using MarketingBus.Tests.Support.Neo4j;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

/// <summary>Requests that a real Neo4j 5.26.0 was sent, and what it answered: the stub answers the same, but for ids, times, bookmarks and the wording of syntax errors.</summary>
public sealed partial class When_the_neo4j_stub_is_asked_what_was_recorded : IAsyncLifetime
{
    static readonly JsonElement[] Recorded =
        JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Repository.PathOf("tests", "Support", "Neo4j", "http-transcripts-5.26.0.json")))!;

    readonly Neo4jStub stub = new("neo4j", "testpass1");
    readonly HttpClient http = new();
    readonly Dictionary<string, string> transactions = [];

    /// <summary>In the order in which they were recorded; those of one row belong together.</summary>
    public static TheoryData<string> Conversations =>
    [
        "discovery", "no-auth", "wrong-auth", "password-change-required", "change-password", "return-1", "return-1-typed", "constraint", "typed-content-type-with-charset", "typed-v1.0",
        "typed-v1.1", "syntax-error", "missing-param", "div-by-zero-midstream", "no-such-db", "bad-json", "empty-body", "access-mode-read-write", "bookmark", "unsupported-accept",
        "tx-begin tx-run tx-rollback tx-after-rollback", "tx-begin-empty", "tx-begin-empty-obj tx-run2 tx-commit tx-commit-again", "tx-error-begin tx-error-run tx-error-commit", "legacy-no-auth",
        "legacy-db-data", "fulltext-index", "await-indexes", "components", "shortest-path",
    ];

    public async ValueTask InitializeAsync() => await stub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await stub.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public async Task Should_answer_what_was_answered(string names)
    {
        foreach (var name in names.Split(' '))
        {
            var pair = Recorded.Single(x => x.GetProperty("name").GetString() == name);
            stub.WantsNewPassword = name == "password-change-required";
            var expected = pair.GetProperty("response");
            using var response = await SendAsync(name, pair.GetProperty("request"));
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Learn(expected.GetProperty("body").GetString()!, body);

            Assert.Equal(expected.GetProperty("status").GetInt32(), (int)response.StatusCode);
            Assert.Equal(Normal(expected.GetProperty("body").GetString()!), Normal(body));
            if (body.Length > 0)
                Assert.Equal(expected.GetProperty("headers").GetProperty("Content-Type").GetString(), response.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        }
    }

    Task<HttpResponseMessage> SendAsync(string name, JsonElement recorded)
    {
        var path = transactions.Aggregate(recorded.GetProperty("path").GetString()!, (x, known) => x.Replace($"/tx/{known.Key}", $"/tx/{known.Value}", StringComparison.Ordinal));
        var request = new HttpRequestMessage(new HttpMethod(recorded.GetProperty("method").GetString()!), stub.Url + path);
        var body = recorded.GetProperty("body");
        if (request.Method == HttpMethod.Post)
        {
            var text = body.ValueKind switch { JsonValueKind.Null => "", JsonValueKind.String => body.GetString()!, _ => body.GetRawText() };
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            if (recorded.GetProperty("headers").TryGetProperty("Content-Type", out var type))
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type.GetString()!);
        }

        request.Headers.Accept.ParseAdd(recorded.GetProperty("headers").GetProperty("Accept").GetString()!);
        if (recorded.GetProperty("auth").GetBoolean())
        {
            var account = name == "wrong-auth" ? "neo4j:wrong" : "neo4j:testpass1";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(account)));
        }

        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Transactions are called otherwise than they were.</summary>
    void Learn(string recorded, string answered)
    {
        if (TransactionId().Match(recorded) is { Success: true } then && TransactionId().Match(answered) is { Success: true } now)
            transactions[then.Groups[1].Value] = now.Groups[1].Value;
    }

    static string Normal(string body)
    {
        if (body.Length == 0)
            return "";

        var answer = JsonNode.Parse(body)!.AsObject();
        if (answer["bookmarks"] is JsonArray bookmarks)
            answer["bookmarks"] = $"{bookmarks.Count} of {bookmarks[0]!.GetValueKind()}, {bookmarks[0]!.GetValue<string>()[..3]}";
        if (answer["transaction"] is JsonObject transaction)
            (transaction["id"], transaction["expires"]) = (transaction["id"]!.GetValueKind().ToString(), DateTimeOffset.Parse(transaction["expires"]!.GetValue<string>(), null) > default(DateTimeOffset));
        if (answer["errors"]?[0] is JsonObject error && error["code"]!.GetValue<string>().EndsWith(".SyntaxError", StringComparison.Ordinal))
            error["message"] = error["message"]!.GetValueKind().ToString();

        return Names().Replace(JsonSerializer.Serialize(answer.OrderBy(x => x.Key, StringComparer.Ordinal).ToDictionary()), "$1");
    }

    [GeneratedRegex("\"transaction\":\\{\"id\":\"(\\w+)\"")]
    private static partial Regex TransactionId();

    [GeneratedRegex("(http://127\\.0\\.0\\.1):\\d+|(?<=Id: \\\\u0022)\\w+")]
    private static partial Regex Names();
}
