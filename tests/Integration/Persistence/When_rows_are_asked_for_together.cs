using System.Text;
using MarketingBus.Platform.Persistence;
using MarketingBus.Platform.Persistence.PostgreSql;
using MarketingBus.Tests.Integration.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Integration.Persistence;

public sealed class When_rows_are_asked_for_together_on_sqlite(DatabaseProcess<InMemoryAndSqlite> process)
    : When_rows_are_asked_for_together(process), IClassFixture<DatabaseProcess<InMemoryAndSqlite>>;

public sealed class When_rows_are_asked_for_together_on_postgresql(DatabaseProcess<RabbitMqAndPostgreSql> process)
    : When_rows_are_asked_for_together(process), IClassFixture<DatabaseProcess<RabbitMqAndPostgreSql>>
{
    [Fact]
    public async Task Should_tell_everybody_that_the_server_is_away()
    {
        await using var nobody = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=5");
        var queries = new PostgreSqlRowQueries(nobody);

        await Task.WhenAll(Enumerable.Range(0, Askers).Select(x => Assert.ThrowsAsync<NpgsqlException>(() => queries.FirstAsync(Echo, [$"{x}"], Cancellation))));
    }

    [Fact]
    public async Task Should_ask_again_after_a_connection_was_lost()
    {
        // Each asks the server to end the session that asks, and takes those that share its round trip along.
        var lost = Enumerable.Range(0, Askers).Select(_ => Queries.FirstAsync("SELECT pg_terminate_backend(pg_backend_pid())", [], Cancellation));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Task.WhenAll(lost));

        Assert.Equal("still there", await SaidAsync(Queries.FirstAsync(Echo, ["still there"], Cancellation)));
    }
}

/// <summary>Questions that share a round trip are answered, and fail, as if each had been asked alone.</summary>
public abstract class When_rows_are_asked_for_together(DatabaseProcess process)
{
    protected const string Echo = "SELECT CAST($1 AS text)";
    protected const int Askers = 300;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IRowQueries Queries => process.World.Services.GetRequiredService<IRowQueries>();

    [Fact]
    public async Task Should_give_each_his_own_row()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Askers).Select(x => SaidAsync(Queries.FirstAsync(Echo, [$"question {x}"], Cancellation))));

        Assert.Equal(Enumerable.Range(0, Askers).Select(x => $"question {x}"), answers);
    }

    [Fact]
    public async Task Should_give_the_first_row_and_tell_columns_without_a_value()
    {
        var row = await Queries.FirstAsync("SELECT x, CAST(NULL AS text) FROM (SELECT CAST($1 AS text) AS x UNION ALL SELECT CAST($2 AS text)) t ORDER BY x", ["b", "a"], Cancellation);

        Assert.Equal(["a", null], row!.Select(x => x is null ? null : Encoding.UTF8.GetString(x)));
    }

    [Fact]
    public async Task Should_give_null_where_no_row_is() =>
        Assert.Null(await Queries.FirstAsync("SELECT 1 WHERE CAST($1 AS text) = 'somebody'", ["nobody"], Cancellation));

    [Fact]
    public async Task Should_fail_only_the_question_that_cannot_be_answered()
    {
        var answers = Enumerable.Range(0, Askers).Select(x => x % 50 == 7
            ? Queries.FirstAsync("SELECT nothing FROM nowhere", [], Cancellation)
            : Queries.FirstAsync(Echo, [$"{x}"], Cancellation)).ToArray();
        await Task.WhenAll(answers).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(Enumerable.Range(0, Askers).Where(x => x % 50 == 7), answers.Index().Where(x => x.Item.IsFaulted).Select(x => x.Index));
        Assert.All(answers.Index().Where(x => !x.Item.IsFaulted), x => Assert.Equal($"{x.Index}", Encoding.UTF8.GetString(x.Item.Result![0]!)));
    }

    [Fact]
    public async Task Should_let_go_of_who_gives_up()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Queries.FirstAsync(Echo, ["nobody waits"], given.Token));
        Assert.Equal("somebody does", await SaidAsync(Queries.FirstAsync(Echo, ["somebody does"], Cancellation)));
    }

    protected static async Task<string> SaidAsync(Task<IReadOnlyList<byte[]?>?> row) => Encoding.UTF8.GetString((await row)![0]!);
}
