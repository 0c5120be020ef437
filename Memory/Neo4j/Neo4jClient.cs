using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.Neo4j;

/// <summary>Neo4j's HTTP Query API. Whoever asks hears <see cref="ServerNotThereException"/> when nobody answers in time, and <see cref="Neo4jException"/> when the answer is no.</summary>
internal sealed class Neo4jClient(HttpClient http, IOptions<Neo4jOptions> options, Neo4jBookmarks bookmarks, TimeProvider time)
{
    const int Tries = 4;
    const string Affinity = "neo4j-cluster-affinity";

    static readonly MediaTypeHeaderValue TypedJson = new("application/vnd.neo4j.query");
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    string Query => $"db/{Uri.EscapeDataString(options.Value.Database)}/query/v2";

    /// <summary>What the server says of itself, to anybody.</summary>
    public async Task<JsonElement> DiscoverAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        using var response = await SendAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (JsonException)
        {
            throw new Neo4jException("", $"What answers at {options.Value.Url} is not Neo4j.");
        }
    }

    /// <summary>Asks; in a cluster any server that has seen our writes may answer.</summary>
    public Task<IReadOnlyList<object?>> ReadAsync(string statement, Dictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        PersistentlyAsync<IReadOnlyList<object?>>(async () =>
        {
            var sent = bookmarks.Newest();
            var body = Body(statement, parameters);
            body["accessMode"] = "READ";
            body["bookmarks"] = new JsonArray([.. sent.Select(x => JsonValue.Create(x))]);
            var answer = await PostAsync(Query, body, null, cancellationToken);
            bookmarks.Replace(sent, answer.Bookmarks);
            return [.. answer.Values()];
        }, cancellationToken);

    /// <summary>Runs one statement that changes something, in a transaction of its own.</summary>
    public Task WriteAsync(string statement, Dictionary<string, object?> parameters, CancellationToken cancellationToken) =>
        PersistentlyAsync(async () =>
        {
            var answer = await PostAsync(Query, Body(statement, parameters), null, cancellationToken);
            Remember(answer);
            return true;
        }, cancellationToken);

    /// <summary>Runs several statements in one transaction: all of them again, from the start, when it fell victim to another.</summary>
    public Task WriteAsync(Func<INeo4jTransaction, Task> work, CancellationToken cancellationToken) =>
        PersistentlyAsync(async () =>
        {
            await using var transaction = await Transaction.BeginAsync(this, cancellationToken);
            await work(transaction);
            await transaction.CommitAsync();
            return true;
        }, cancellationToken);

    void Remember(Neo4jAnswer written) => bookmarks.Replace([], written.Bookmarks);

    Task PauseAsync(int attempt, CancellationToken cancellationToken) => Task.Delay(Pause * attempt, time, cancellationToken);

    static JsonObject Body(string statement, Dictionary<string, object?> parameters) =>
        new() { ["statement"] = statement, ["parameters"] = Neo4jValue.EncodeAll(parameters) };

    async Task<T> PersistentlyAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Neo4jTransientException) when (attempt < Tries)
            {
                await PauseAsync(attempt, cancellationToken);
            }
            catch (Neo4jTransientException exception)
            {
                throw options.Value.NotThere(exception);
            }
        }
    }

    async Task<Neo4jAnswer> PostAsync(string path, JsonObject body, string? affinity, CancellationToken cancellationToken, Action<HttpResponseMessage>? heard = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        request.Content.Headers.ContentType = TypedJson;
        request.Headers.Accept.ParseAdd(TypedJson.MediaType!);
        if (affinity is not null)
            request.Headers.Add(Affinity, affinity);

        using var response = await SendAsync(request, cancellationToken);
        heard?.Invoke(response);
        return await Neo4jAnswer.ReadAsync(response, options.Value, cancellationToken);
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw options.Value.NotThere(exception);
        }
    }

    /// <summary>
    /// Known by its id before its first statement waits for locks: whoever gives up while it waits can end it, and does not leave it to take the locks and keep them until it expires. In a
    /// cluster it stays with the server that began it.
    /// </summary>
    sealed class Transaction(Neo4jClient client, CancellationToken cancellationToken) : INeo4jTransaction, IAsyncDisposable
    {
        string? id;
        string? affinity;

        public static async Task<Transaction> BeginAsync(Neo4jClient client, CancellationToken cancellationToken)
        {
            var begun = new Transaction(client, cancellationToken);
            begun.id = (await client.PostAsync($"{client.Query}/tx", [], null, cancellationToken, begun.Stay)).TransactionId;
            return begun;
        }

        public async Task<IReadOnlyList<object?>> RunAsync(string statement, Dictionary<string, object?> parameters) =>
            [.. (await client.PostAsync($"{client.Query}/tx/{id}", Body(statement, parameters), affinity, cancellationToken, Stay)).Values()];

        public async Task CommitAsync()
        {
            var answer = await client.PostAsync($"{client.Query}/tx/{id}/commit", [], affinity, cancellationToken);
            id = null;
            client.Remember(answer);
        }

        /// <summary>What was not committed is undone at once rather than when it expires; a statement that failed has done so already.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                for (var attempt = 1; id is not null && attempt <= Tries; attempt++)
                {
                    if (await IsEndedAsync())
                        return;

                    // Its statement was about to end.
                    await client.PauseAsync(attempt, CancellationToken.None);
                }
            }
            catch (ServerNotThereException)
            {
                // It is undone without us, and what is to be told is why it was not committed.
            }
        }

        async Task<bool> IsEndedAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"{client.Query}/tx/{id}");
            if (affinity is not null)
                request.Headers.Add(Affinity, affinity);
            using var response = await client.SendAsync(request, CancellationToken.None);
            return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotFound;
        }

        void Stay(HttpResponseMessage response)
        {
            if (response.Headers.TryGetValues(Affinity, out var values))
                affinity = values.First();
        }
    }
}
