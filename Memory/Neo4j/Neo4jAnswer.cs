using System.Net;
using System.Text.Json;

namespace MarketingBus.Memory.Neo4j;

/// <summary>What Neo4j answered. A statement may fail when half of its rows are out: then it is 202 all the same, with errors beside the rows.</summary>
internal sealed class Neo4jAnswer
{
    const string Transient = "Neo.TransientError.";

    readonly JsonElement body;

    Neo4jAnswer(JsonElement body) => this.body = body;

    public IReadOnlyList<string> Bookmarks => body.TryGetProperty("bookmarks", out var found) ? [.. found.EnumerateArray().Select(x => x.GetString()!)] : [];

    public string? TransactionId => body.TryGetProperty("transaction", out var found) ? found.GetProperty("id").GetString() : null;

    /// <summary>The values of the first column.</summary>
    public IEnumerable<object?> Values() =>
        body.TryGetProperty("data", out var data) ? data.GetProperty("values").EnumerateArray().Select(x => Neo4jValue.Decode(x[0])) : [];

    public static async Task<Neo4jAnswer> ReadAsync(HttpResponseMessage response, Neo4jOptions options, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (Parse(text) is not { } body)
        {
            throw response.StatusCode >= HttpStatusCode.InternalServerError || response.IsSuccessStatusCode
                ? options.NotThere()
                : new Neo4jException("", $"What answers at {options.Url} with {(int)response.StatusCode} is not Neo4j's Query API.");
        }

        if (body.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
            throw Failure(errors[0].GetProperty("code").GetString()!, errors[0].GetProperty("message").GetString()!, options);

        return response.IsSuccessStatusCode ? new Neo4jAnswer(body) : throw new Neo4jException("", $"Neo4j answered {(int)response.StatusCode} and no reason.");
    }

    static JsonElement? Parse(string text)
    {
        try
        {
            var body = text.Length == 0 ? JsonSerializer.SerializeToElement(new { }) : JsonSerializer.Deserialize<JsonElement>(text);
            return body.ValueKind == JsonValueKind.Object ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static Exception Failure(string code, string message, Neo4jOptions options) => code switch
    {
        _ when code.StartsWith(Transient, StringComparison.Ordinal) => new Neo4jTransientException($"{code}: {message}"),
        "Neo.ClientError.Security.Unauthorized" => new Neo4jException(code, $"Neo4j at {options.Url} does not let {options.User} in: check Neo4j:User and Neo4j:Password."),
        "Neo.ClientError.Security.CredentialsExpired" => new Neo4jException(
            code, $"Neo4j at {options.Url} wants {options.User} to change the password first: ALTER CURRENT USER SET PASSWORD on the database \"system\"."),
        "Neo.ClientError.Database.DatabaseNotFound" => new Neo4jException(code, $"Neo4j at {options.Url} has no database {options.Database}: check Neo4j:Database."),
        _ => new Neo4jException(code, $"{code}: {message}"),
    };
}
