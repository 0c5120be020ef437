using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MarketingBus.Tests.Support.Neo4j;

/// <summary>
/// Runs statements, alone or in transactions. One who writes works on a copy and keeps others from writing until it is done: coarser than Neo4j's locks, and the same to whoever waits.
/// </summary>
internal sealed partial class Neo4jStubTransactions : IDisposable
{
    static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    readonly SemaphoreSlim writers = new(1, 1);
    readonly Lock gate = new();
    Neo4jStubGraph committed = new();
    (string Id, Neo4jStubGraph Copy, DateTimeOffset Expires)? open;
    int bookmarks;

    public string? LastCommit { get; private set; }

    public Neo4jStubGraph Committed => committed;

    /// <param name="path">What follows query/v2.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="gone">Who asked has left: it waits for no lock any more, and what it began is undone, since it will never hear of it.</param>
    public async Task<Neo4jStubAnswer> AnswerAsync(string[] path, Neo4jStubRequest request, CancellationToken gone) => path switch
    {
        [] => await RunAloneAsync(request, gone),
        ["tx"] => await BeginAsync(request, gone),
        ["tx", var id] => Find(id) is { } copy ? InTransaction(id, copy, request) : NotFound(id),
        ["tx", var id, "commit"] => Commit(id),
        _ => Neo4jStubAnswer.Error(404, "Neo.ClientError.Request.Invalid", "Not Found"),
    };

    public Neo4jStubAnswer RollBack(string id)
    {
        if (Find(id) is null)
            return NotFound(id);

        RollBackAll();
        return new(200, null);
    }

    public void RollBackAll()
    {
        lock (gate)
        {
            if (open is not null)
                writers.Release();

            open = null;
        }
    }

    public void Dispose() => writers.Dispose();

    async Task<Neo4jStubAnswer> RunAloneAsync(Neo4jStubRequest request, CancellationToken gone)
    {
        if (request.Statement is not { Length: > 0 } statement)
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Request.Invalid", "statement cannot be null or empty");
        if (!Neo4jStubGraph.Writes(statement))
            return Run(committed, request);
        if (request.IsRead)
            return Neo4jStubAnswer.Error(400, "Neo.ClientError.Statement.AccessMode", "Writing in read access mode not allowed. Attempted write to neo4j");

        await LockAsync(gone);
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

    async Task<Neo4jStubAnswer> BeginAsync(Neo4jStubRequest request, CancellationToken gone)
    {
        await LockAsync(gone);
        var id = Guid.NewGuid().ToString("N")[..4];
        lock (gate)
            open = (id, committed.Copy(), TimeProvider.System.GetUtcNow() + Life);

        var answer = request.Statement is null ? new Neo4jStubAnswer(202, new JsonObject { ["transaction"] = Told(id) }) : InTransaction(id, open!.Value.Copy, request);
        if (gone.IsCancellationRequested)
            RollBackAll();

        return answer;
    }

    Neo4jStubAnswer InTransaction(string id, Neo4jStubGraph copy, Neo4jStubRequest request)
    {
        var answer = Run(copy, request);
        answer.Body!.Remove("bookmarks");
        if (HasErrors(answer))
            RollBackAll();
        else
            answer.Body["transaction"] = Told(id);

        return answer;
    }

    Neo4jStubAnswer Commit(string id)
    {
        if (Find(id) is not { } copy)
            return NotFound(id);

        committed = copy;
        RollBackAll();
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
    async Task LockAsync(CancellationToken gone)
    {
        while (!await writers.WaitAsync(TimeSpan.FromSeconds(1), gone))
        {
            if (open is { } left && left.Expires < TimeProvider.System.GetUtcNow())
                RollBackAll();
        }
    }

    Neo4jStubGraph? Find(string id)
    {
        lock (gate)
            return open is { } found && found.Id == id && found.Expires >= TimeProvider.System.GetUtcNow() ? found.Copy : null;
    }

    JsonArray NextBookmark() => [JsonValue.Create($"FB:{Interlocked.Increment(ref bookmarks)}")];

    JsonObject Told(string id) => new() { ["id"] = id, ["expires"] = open!.Value.Expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null) };

    static bool HasErrors(Neo4jStubAnswer answer) => answer.Body!.ContainsKey("errors");

    static Neo4jStubAnswer NotFound(string id) => Neo4jStubAnswer.Error(
        404, "Neo.ClientError.Request.Invalid",
        $"Transaction with Id: \"{id}\" was not found. It may have timed out and therefore rolled back or the routing header 'neo4j-cluster-affinity' was not provided.");

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Names();
}
