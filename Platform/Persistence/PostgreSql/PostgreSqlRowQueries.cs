using System.Collections.Concurrent;
using Npgsql;

namespace MarketingBus.Platform.Persistence.PostgreSql;

/// <summary>
/// A few round trips are under way at a time; who asks meanwhile shares the next that begins. Nobody waits for company: alone, a question goes at once. Under load this answers a third more than
/// a connection for each question, with half of the connections.
/// </summary>
internal sealed class PostgreSqlRowQueries(NpgsqlDataSource source) : IRowQueries
{
    // Enough to keep the server busy, few enough that questions meet.
    const int Lanes = 4;
    const int GroupLimit = 32;

    readonly ConcurrentQueue<Question> waiting = [];
    int lanes;

    public Task<IReadOnlyList<byte[]?>?> FirstAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        var question = new Question(sql, values, cancellationToken);
        waiting.Enqueue(question);
        OpenLane();
        return question.Answer.WaitAsync(cancellationToken);
    }

    void OpenLane()
    {
        for (var open = Volatile.Read(ref lanes); open < Lanes; open = Volatile.Read(ref lanes))
        {
            if (Interlocked.CompareExchange(ref lanes, open + 1, open) == open)
            {
                _ = Task.Run(RunAsync);
                return;
            }
        }
    }

    async Task RunAsync()
    {
        while (Take() is { Count: > 0 } group)
            await AskAsync(group);

        // Whoever came between the last look and this found the lane still open.
        Interlocked.Decrement(ref lanes);
        if (!waiting.IsEmpty)
            OpenLane();
    }

    List<Question> Take()
    {
        var group = new List<Question>();
        while (group.Count < GroupLimit && waiting.TryDequeue(out var question))
        {
            if (!question.IsGivenUp)
                group.Add(question);
        }

        return group;
    }

    async Task AskAsync(List<Question> group)
    {
        var rows = new List<IReadOnlyList<byte[]?>?>(group.Count);
        try
        {
            await ReadAsync(group, rows);
            Tell(group, (question, index) => question.Succeed(rows[index]));
        }
        catch (Exception exception)
        {
            Tell(group[..rows.Count], (question, index) => question.Succeed(rows[index]));
            await DespiteAsync(exception, group[rows.Count..], wasAlone: group.Count == 1);
        }
    }

    async Task ReadAsync(List<Question> group, List<IReadOnlyList<byte[]?>?> rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var question in group)
            batch.BatchCommands.Add(question.Command());

        await using var reader = await batch.ExecuteReaderAsync();
        do
            rows.Add(await reader.ReadFirstAsync(CancellationToken.None));
        while (await reader.NextResultAsync());
    }

    /// <summary>One question that cannot be answered must not take its neighbours with it.</summary>
    async Task DespiteAsync(Exception exception, List<Question> unanswered, bool wasAlone)
    {
        if (wasAlone || IsServersFault(exception))
        {
            Tell(unanswered, (question, _) => question.Fail(exception));
            return;
        }

        foreach (var question in unanswered)
            await AskAsync([question]);
    }

    /// <summary>
    /// A lane never executes a caller's code: it runs in one turn of the thread pool for all, which costs less than a turn for each, and what several of them send to the same client leaves together.
    /// </summary>
    static void Tell(List<Question> questions, Action<Question, int> tell) => ThreadPool.UnsafeQueueUserWorkItem(
        _ =>
        {
            for (var index = 0; index < questions.Count; index++)
                tell(questions[index], index);
        },
        null);

    /// <summary>It is away, or does not answer in time: then it has nothing to say to the others either.</summary>
    static bool IsServersFault(Exception exception) => exception is NpgsqlException and not PostgresException { IsTransient: false };

    sealed class Question(string sql, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        readonly TaskCompletionSource<IReadOnlyList<byte[]?>?> answer = new();

        public Task<IReadOnlyList<byte[]?>?> Answer => answer.Task;

        public bool IsGivenUp => cancellationToken.IsCancellationRequested;

        public NpgsqlBatchCommand Command()
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });

            return command;
        }

        public void Succeed(IReadOnlyList<byte[]?>? columns) => answer.TrySetResult(columns);

        public void Fail(Exception exception) => answer.TrySetException(exception);
    }
}
