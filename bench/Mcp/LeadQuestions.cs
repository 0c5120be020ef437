using System.Text.Json;
using MarketingBus.Bench.Pipeline.Ground;
using Npgsql;

namespace MarketingBus.Bench.Mcp;

/// <summary>Leads that are in the database, and the question for each of them, written before the clock runs.</summary>
internal static class LeadQuestions
{
    const int Different = 5_000;

    /// <summary>Ids of upstream's, in the order of chance.</summary>
    public static async Task<IReadOnlyList<(string SourceSystem, string LeadId)>> LeadsAsync(CaseGround ground, CancellationToken cancellationToken)
    {
        var leads = new List<(string, string)>();
        await using var connection = new NpgsqlConnection(ground.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""SELECT "SourceSystem", "LeadId" FROM orchestration.lead_journeys ORDER BY md5("LeadId") LIMIT {Different}""", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            leads.Add((reader.GetString(0), reader.GetString(1)));

        return leads.Count > 0 ? leads : throw new InvalidOperationException("The database holds no leads.");
    }

    /// <summary>The question as JSON-RPC.</summary>
    public static IReadOnlyList<byte[]> AsJsonRpc(IReadOnlyList<(string SourceSystem, string LeadId)> leads, int count) => Repeat(
        [.. leads.Select((x, i) => Bytes(new { jsonrpc = "2.0", id = i, method = "getLeadData", @params = new { lead_id = x.LeadId, source_system = x.SourceSystem } }))], count);

    /// <summary>The question as a bare endpoint takes it.</summary>
    public static IReadOnlyList<byte[]> AsBare(IReadOnlyList<(string SourceSystem, string LeadId)> leads, int count) =>
        Repeat([.. leads.Select(x => Bytes(new { lead_id = x.LeadId, source_system = x.SourceSystem }))], count);

    static IReadOnlyList<byte[]> Repeat(byte[][] questions, int count) => [.. Enumerable.Range(0, count).Select(i => questions[i % questions.Length])];

    static byte[] Bytes(object body) => JsonSerializer.SerializeToUtf8Bytes(body);
}
