using System.Globalization;
using MarketingBus.Bench.Pipeline.Ground;
using Npgsql;

namespace MarketingBus.Bench.Pipeline.Growth;

/// <summary>
/// Fills a database with journeys: real ones are run first, then every row that they left is copied again and again under other ids, table by table, in the proportions they came in.
/// Inbox and outbox are left out: they do not grow with what is kept.
/// </summary>
internal static class GrowthLoad
{
    const int Templates = 1_000;
    const int CopiesAtOnce = 10;

    public static async Task FillAsync(CaseGround ground, int journeys, CancellationToken cancellationToken)
    {
        await CaseProcess.RunOnAsync(ground, "journey", Templates, cancellationToken);
        await using var connection = new NpgsqlConnection($"{ground.ConnectionString};Command Timeout=0");
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "SET synchronous_commit = off", cancellationToken);

        var templates = await CountAsync(connection, cancellationToken);
        var tables = await GrowthTable.ReadAllAsync(connection, cancellationToken);
        foreach (var table in tables)
            await ExecuteAsync(connection, table.KeepTemplate, cancellationToken);

        var copies = (int)Math.Ceiling((double)(journeys - templates) / templates);
        for (var first = 1; first <= copies; first += CopiesAtOnce)
        {
            foreach (var table in tables)
                await ExecuteAsync(connection, table.Copy(first, Math.Min(first + CopiesAtOnce - 1, copies)), cancellationToken);

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ground.Database}: {Math.Min(first + CopiesAtOnce, copies + 1) * templates} of {journeys} journeys"));
        }

        foreach (var sequence in tables.SelectMany(x => x.MoveSequences))
            await ExecuteAsync(connection, sequence, cancellationToken);

        await ExecuteAsync(connection, "VACUUM (ANALYZE)", cancellationToken);
        // What was loaded is on disk before anything is measured, and not while.
        await ExecuteAsync(connection, "CHECKPOINT", cancellationToken);
        if (await CountAsync(connection, cancellationToken) < journeys)
            throw new InvalidOperationException("Fewer journeys came to be than were asked for.");
    }

    static async Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("SELECT count(*) FROM orchestration.lead_journeys", connection);
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
