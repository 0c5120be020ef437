using Npgsql;

namespace MarketingBus.Bench.Pipeline.Ground;

/// <summary>What this process, the broker and the database have spent so far.</summary>
/// <param name="Commits">Transactions that the case's database has committed.</param>
/// <param name="Fsyncs">Of the write-ahead log, the whole server's.</param>
internal sealed record ServerUse(long Timestamp, double AppCpu, double BrokerCpu, double DatabaseCpu, long Commits, long Fsyncs, long WalBytes)
{
    const string Question = """
        SELECT pg_backend_pid(), pg_stat_get_db_xact_commit(oid), (SELECT wal_sync FROM pg_stat_wal), (SELECT wal_bytes::bigint FROM pg_stat_wal)
        FROM pg_database WHERE datname = current_database()
        """;

    public static async Task<ServerUse> ReadAsync(CaseGround ground, CancellationToken cancellationToken)
    {
        using var management = new BrokerManagement(ground.Servers);
        var broker = await management.ProcessIdAsync(cancellationToken);
        await using var connection = new NpgsqlConnection($"{ground.ConnectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Question, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ServerUse(
            TimeProvider.System.GetTimestamp(),
            Environment.CpuUsage.TotalTime.TotalMicroseconds,
            ProcessTree.Microseconds(broker),
            ProcessTree.Microseconds(ProcessTree.ParentOf(reader.GetInt32(0))),
            reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }
}
