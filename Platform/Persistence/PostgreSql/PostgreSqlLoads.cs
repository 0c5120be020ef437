using System.Threading.Channels;
using MarketingBus.Platform.Persistence.Rows;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>Reads rows by key. One round trip is under way at a time; who asks meanwhile shares the next.</summary>
internal sealed class PostgreSqlLoads : IAsyncDisposable
{
    const int GroupLimit = 256;

    readonly NpgsqlDataSource source;
    readonly Channel<Load> waiting = Channel.CreateUnbounded<Load>(new UnboundedChannelOptions { SingleReader = true });
    readonly Task running;

    public PostgreSqlLoads(NpgsqlDataSource source)
    {
        this.source = source;
        running = Task.Run(RunAsync);
    }

    public Task<IReadOnlyList<object?[]?>> LoadAsync(TableKey key, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        var load = new Load(key, keys);
        return waiting.Writer.TryWrite(load)
            ? load.Completion.Task.WaitAsync(cancellationToken)
            : throw new ObjectDisposedException(nameof(PostgreSqlLoads));
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await running;
    }

    async Task RunAsync()
    {
        await foreach (var group in waiting.Reader.ReadGroupsAsync(GroupLimit))
        {
            try
            {
                await ReadAsync(group);
            }
            catch (Exception exception)
            {
                Despite(exception, group.FindAll(x => !x.Completion.Task.IsCompleted));
            }
        }
    }

    /// <summary>A table that somebody has locked whole, or a key that cannot be put into words, is no matter of those who asked for another; and who waits for it holds up nobody.</summary>
    void Despite(Exception exception, List<Load> group)
    {
        var isOnes = CommitFailure.IsLock(exception) || CommitFailure.IsOurs(exception);
        if (isOnes && group.Count > 1)
        {
            foreach (var load in group)
                _ = ReadAloneAsync(load);
            return;
        }

        foreach (var load in group)
            load.Completion.TrySetException(exception);
    }

    async Task ReadAloneAsync(Load load)
    {
        try
        {
            await ReadAsync([load]);
        }
        catch (Exception exception)
        {
            load.Completion.TrySetException(exception);
        }
    }

    async Task ReadAsync(List<Load> group)
    {
        var shared = group.GroupBy(x => x.Key).Select(x => (x.Key, Loads: x.ToArray(), Rows: x.SelectMany(load => load.Keys).Distinct().ToArray())).ToArray();
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (key, _, rows) in shared)
        {
            var command = new NpgsqlBatchCommand(PostgreSqlText.Load(key));
            foreach (var (index, column) in key.Columns.Index())
                command.Parameters.Add(ColumnArray.Of(key.Table.Columns[column], Array.ConvertAll(rows, object? (x) => x[index])));

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var (key, loads, _) in shared)
        {
            var found = new Dictionary<RowKey, object?[]>();
            while (await reader.ReadAsync())
            {
                var values = key.Table.Read(reader);
                found[key.In(values)] = values;
            }

            await reader.NextResultAsync();
            foreach (var load in loads)
                load.Completion.TrySetResult([.. load.Keys.Select(x => found.GetValueOrDefault(x))]);
        }
    }

    sealed class Load(TableKey key, IReadOnlyList<RowKey> keys)
    {
        public TableKey Key => key;

        public IReadOnlyList<RowKey> Keys => keys;

        public TaskCompletionSource<IReadOnlyList<object?[]?>> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
