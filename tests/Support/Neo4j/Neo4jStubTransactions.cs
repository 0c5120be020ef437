using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>
/// Runs statements, alone or in transactions. One who writes works on a copy and keeps others from writing until it is done: coarser than Neo4j's locks, and the same to whoever waits. It does not notice that a client has left.
/// </summary>
internal sealed partial class Neo4jStubTransactions : IDisposable
{
    static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim writers = new(1, 1);
    readonly ConcurrentDictionary<string, Transaction> open = [];
    Neo4jStubGraph committed = new();
    int bookmarks;

    public string? LastCommit { get; private set; }

    public Neo4jStubGraph Committed => committed;

    /// <summary>Those that were begun and neither committed nor rolled back.</summary>
    public int Open => open.Count;

    /// <param name="path">What follows query/v2.</param>
    /// <param name="request">What is asked.</param>
    public async Task<Neo4jStubAnswer> AnswerAsync(string[] path, Neo4jStubRequest request) => path switch
    {
        [] => await RunAloneAsync(request),
        ["tx"] => await BeginAsync(request),
        ["tx", var id] => Find(id) is { } transaction ? await InTransactionAsync(transaction, request) : NotFound(id),
        ["tx", var id, "commit"] => Commit(id),
        _ => Neo4jStubAnswer.Error(404, "Neo.ClientError.Request.Invalid", "Not Found"),
    };

    public Neo4jStubAnswer RollBack(string id)
    {
        if (Find(id) is not { } transaction)
            return NotFound(id);

        End(transaction);
        return new(200, null);
    }

    public void RollBackAll()
    {
        foreach (var transaction in open.Values)
            End(transaction);
    }

    public void Dispose() => writers.Dispose();

    async Task<Neo4jStubAnswer> RunAloneAsync(Neo4jStubRequest request)
    {
        if (request.Statement is not { Length: > 0 } statement)
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Request.Invalid", "statement cannot be null or empty");
        if (!Neo4jStubGraph.Writes(statement))
            return Run(committed, request);
        if (request.IsRead)
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Statement.AccessMode", "Writing in read access mode not allowed. Attempted write to neo4j");

        await LockAsync();
        try
        {
            var copy = committed.Copy();
            var answer = Run(copy, request);
            if (!HasErrors(answer))
                committed = copy;

            return answer;
        }
        finally
        {
            writers.Release();
        }
    }

    async Task<Neo4jStubAnswer> BeginAsync(Neo4jStubRequest request)
    {
        var transaction = new Transaction(Guid.NewGuid().ToString("N")[..4], TimeProvider.System.GetUtcNow() + Life);
        open[transaction.Id] = transaction;
        return request.Statement is null
            ? new Neo4jStubAnswer(202, new JsonObject { ["transaction"] = transaction.Told() })
            : await InTransactionAsync(transaction, request);
    }

    /// <summary>It has the lock from its first statement that writes until it ends.</summary>
    async Task<Neo4jStubAnswer> InTransactionAsync(Transaction transaction, Neo4jStubRequest request)
    {
        if (transaction.Copy is null && request.Statement is { } statement && Neo4jStubGraph.Writes(statement))
        {
            await LockAsync();
            if (Find(transaction.Id) is null)
            {
                writers.Release();
                return NotFound(transaction.Id);
            }

            transaction.Copy = committed.Copy();
        }

        var answer = Run(transaction.Copy ?? committed, request);
        answer.Body!.Remove("bookmarks");
        if (HasErrors(answer))
            End(transaction);
        else
            answer.Body["transaction"] = transaction.Told();

        return answer;
    }

    Neo4jStubAnswer Commit(string id)
    {
        if (Find(id) is not { } transaction)
            return NotFound(id);

        committed = transaction.Copy ?? committed;
        End(transaction);
        var bookmark = NextBookmark();
        LastCommit = bookmark[0]!.GetValue<string>();
        return new(202, new JsonObject { ["bookmarks"] = bookmark });
    }

    Neo4jStubAnswer Run(Neo4jStubGraph graph, Neo4jStubRequest request)
    {
        var statement = request.Statement ?? "";
        if (request.Failures.TryDequeue(out var failure))
            return Neo4jStubAnswer.Error(400, failure, "As the test wants it.");
        if (!Neo4jStubGraph.Knows(statement))
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Statement.SyntaxError", $"Invalid input (line 1, column 1 (offset: 0))\n\"{statement}\"");

        var parameters = request.Parameters;
        var missing = Names().Matches(statement).Select(x => x.Groups[1].Value).Distinct().Except(parameters.Keys).ToList();
        if (missing.Count > 0)
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Statement.ParameterMissing", $"Expected parameter(s): {string.Join(", ", missing)}");

        var (fields, rows) = graph.Run(statement, parameters);
        var body = new JsonObject { ["data"] = new JsonObject { ["fields"] = new JsonArray([.. fields.Select(x => JsonValue.Create(x))]) } };
        var values = new JsonArray();
        body["data"]!["values"] = values;
        try
        {
            foreach (var row in rows)
                values.Add(new JsonArray([.. row.Select(request.Encode)]));
        }
        catch (DivideByZeroException)
        {
            // What was streamed before stands, and so does the status.
            body["errors"] = Neo4jStubAnswer.Errors("Neo.ClientError.Statement.ArithmeticError", "/ by zero");
            return new(202, body, request.AnswerType);
        }

        body["bookmarks"] = NextBookmark();
        return new(202, body, request.AnswerType);
    }

    /// <summary>A transaction that its client has left holds nobody up for longer than its life.</summary>
    async Task LockAsync()
    {
        while (!await writers.WaitAsync(TimeSpan.FromSeconds(1)))
        {
            foreach (var left in open.Values.Where(x => x.IsOver))
                End(left);
        }
    }

    void End(Transaction transaction)
    {
        if (open.TryRemove(transaction.Id, out _) && transaction.Copy is not null)
            writers.Release();
    }

    Transaction? Find(string id) => open.GetValueOrDefault(id) is { IsOver: false } found ? found : null;

    JsonArray NextBookmark() => [JsonValue.Create($"FB:{Interlocked.Increment(ref bookmarks)}")];

    static bool HasErrors(Neo4jStubAnswer answer) => answer.Body!.ContainsKey("errors");

    static Neo4jStubAnswer NotFound(string id) => Neo4jStubAnswer.Error(
        404, "Neo.ClientError.Request.Invalid",
        $"Transaction with Id: \"{id}\" was not found. It may have timed out and therefore rolled back or the routing header 'neo4j-cluster-affinity' was not provided.");

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Names();

    /// <summary>Has the lock while it has a copy.</summary>
    sealed class Transaction(string id, DateTimeOffset expires)
    {
        public string Id => id;

        public Neo4jStubGraph? Copy { get; set; }

        public bool IsOver => expires < TimeProvider.System.GetUtcNow();

        public JsonObject Told() => new() { ["id"] = id, ["expires"] = expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null) };
    }
}
