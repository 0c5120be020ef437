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

    public Task<IReadOnlyList<object?[]?>> LoadAsync(TableMap table, IReadOnlyList<RowKey> keys, CancellationToken cancellationToken)
    {
        var load = new Load(table, keys);
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
                foreach (var load in group)
                    load.Completion.TrySetException(exception);
            }
        }
    }

    async Task ReadAsync(List<Load> group)
    {
        var tables = group.GroupBy(x => x.Table).Select(x => (Table: x.Key, Loads: x.ToArray(), Keys: x.SelectMany(load => load.Keys).Distinct().ToArray())).ToArray();
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (table, _, keys) in tables)
        {
            var command = new NpgsqlBatchCommand(PostgreSqlText.Load(table));
            foreach (var (index, column) in table.Key.Index())
                command.Parameters.Add(ColumnArray.Of(table.Columns[column], Array.ConvertAll(keys, object? (x) => x[index])));

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var (table, loads, _) in tables)
        {
            var rows = new Dictionary<RowKey, object?[]>();
            while (await reader.ReadAsync())
            {
                var values = table.Read(reader);
                rows[table.KeyIn(values)] = values;
            }

            await reader.NextResultAsync();
            foreach (var load in loads)
                load.Completion.TrySetResult([.. load.Keys.Select(x => rows.GetValueOrDefault(x))]);
        }
    }

    sealed class Load(TableMap table, IReadOnlyList<RowKey> keys)
    {
        public TableMap Table => table;

        public IReadOnlyList<RowKey> Keys => keys;

        public TaskCompletionSource<IReadOnlyList<object?[]?>> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
