using MarketingBus.Memory.Neo4j;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support.Neo4j;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace MarketingBus.Tests.Integration.Memory;

public sealed class When_neo4j_does_not_do_as_it_is_told : IAsyncLifetime
{
    static readonly Triple Fact = new("Acme", "in_industry", "SaaS");

    readonly Neo4jStub stub = new();
    PostgreSqlMemory? memory;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await stub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (memory is not null)
            await memory.DisposeAsync();
        await stub.DisposeAsync();
    }

    [Fact]
    public async Task Should_start_without_it_and_work_when_it_is_back()
    {
        await stub.StopAsync();
        await StartAsync();
        var missing = await Assert.ThrowsAsync<ServerNotThereException>(() => AskAsync(x => x.UpsertAsync([Fact], Cancellation)));
        Assert.Equal($"Neo4j does not answer at {stub.Url}; start it, or see Neo4j:Url.", missing.Message);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync());

        await stub.StartAsync();
        await AskAsync(x => x.UpsertAsync([Fact], Cancellation));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync());
        Assert.Single(await FindAsync());
    }

    [Fact]
    public async Task Should_wait_no_longer_than_the_timeout()
    {
        await StartAsync("Neo4j:Timeout=00:00:00.300");
        stub.Delay = TimeSpan.FromSeconds(20);

        await Assert.ThrowsAsync<ServerNotThereException>(FindAsync);
    }

    [Fact]
    public async Task Should_try_again_when_it_fell_victim_to_another_and_do_all_of_it()
    {
        await StartAsync();
        stub.Fail("Neo.TransientError.Transaction.DeadlockDetected", "Neo.TransientError.Transaction.DeadlockDetected");

        var telling = AskAsync(x => x.UpsertAsync([Fact], Cancellation));
        await AdvanceAsync(telling);

        Assert.Single(await FindAsync());
    }

    [Fact]
    public async Task Should_give_up_after_a_few_tries()
    {
        await StartAsync();
        stub.Fail([.. Enumerable.Repeat("Neo.TransientError.General.DatabaseUnavailable", 4)]);

        await Assert.ThrowsAsync<ServerNotThereException>(() => AdvanceAsync(FindAsync()));
        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task Should_not_try_again_what_will_not_succeed()
    {
        await StartAsync();
        stub.Fail("Neo.ClientError.Schema.ConstraintValidationFailed");

        Assert.Equal("Neo.ClientError.Schema.ConstraintValidationFailed", (await Assert.ThrowsAsync<Neo4jException>(() => AskAsync(x => x.UpsertAsync([Fact], Cancellation)))).Code);
        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task Should_take_no_half_answer_for_a_whole_one()
    {
        await StartAsync();
        var failure = await Assert.ThrowsAsync<Neo4jException>(() => ClientAsync(x => x.ReadAsync("UNWIND [1,0] AS x RETURN 1/x AS y", [], Cancellation)));

        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", failure.Code);
    }

    [Fact]
    public async Task Should_say_who_is_not_let_in()
    {
        var failure = await Assert.ThrowsAsync<Neo4jException>(() => StartAsync("Neo4j:Password=wrong"));
        Assert.Equal($"Neo4j at {stub.Url} does not let neo4j in: check Neo4j:User and Neo4j:Password.", failure.Message);
    }

    [Fact]
    public async Task Should_say_that_the_first_password_is_to_be_changed()
    {
        stub.WantsNewPassword = true;
        Assert.Contains("ALTER CURRENT USER SET PASSWORD", (await Assert.ThrowsAsync<Neo4jException>(() => StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_a_server_is_too_old()
    {
        stub.IsOld = true;
        Assert.Equal($"Neo4j 4.4.0 at {stub.Url} has no Query API: 5.26 or newer is needed.", (await Assert.ThrowsAsync<Neo4jException>(() => StartAsync())).Message);
    }

    [Fact]
    public async Task Should_read_with_the_bookmark_of_what_was_written()
    {
        await StartAsync();
        await AskAsync(x => x.UpsertAsync([Fact], Cancellation));
        await FindAsync();

        var asked = stub.Requests.Last().Body;
        Assert.Equal("READ", asked.GetProperty("accessMode").GetString());
        Assert.Contains(stub.LastCommit, asked.GetProperty("bookmarks").EnumerateArray().Select(x => x.GetString()));
    }

    [Fact]
    public async Task Should_take_no_locks_for_a_write_that_was_given_up_while_it_waited_for_them()
    {
        await StartAsync();
        await ClientAsync(x => x.WriteAsync(async first =>
        {
            await first.RunAsync(Neo4jStatements.Lock, new() { ["nodes"] = Array.Empty<object>() });
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(graph => graph.UpsertAsync([Fact], patience.Token)));
        }, Cancellation));

        Assert.Equal(0, stub.OpenTransactions);
        await AskAsync(x => x.UpsertAsync([Fact], Cancellation));
    }

    [Fact]
    public async Task Should_leave_nothing_open_behind_a_write_that_failed_half_way()
    {
        await StartAsync();
        await Assert.ThrowsAsync<InvalidCastException>(() => ClientAsync(x => x.WriteAsync(async transaction =>
        {
            await transaction.RunAsync(Neo4jStatements.Lock, new() { ["nodes"] = Array.Empty<object>() });
            throw new InvalidCastException();
        }, Cancellation)));

        // The stub lets one write at a time.
        await AskAsync(x => x.UpsertAsync([Fact], Cancellation));
    }

    async Task StartAsync(params string[] settings)
    {
        memory = new PostgreSqlMemory(["Memory:KnowledgeGraph:Store=Neo4j", $"Neo4j:Url={stub.Url}", .. settings]);
        await memory.StartAsync();
    }

    Task<IReadOnlyList<Triple>> FindAsync() => AskAsync(x => x.FindAsync(new(), 10, Cancellation));

    Task<bool> AskAsync(Func<IKnowledgeGraph, Task> ask) => AskAsync(async x =>
    {
        await ask(x);
        return true;
    });

    /// <summary>The adapter itself: whoever goes on without it stands before it.</summary>
    async Task<T> AskAsync<T>(Func<IKnowledgeGraph, Task<T>> ask)
    {
        await using var scope = memory!.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<Neo4jKnowledgeGraph>());
    }

    async Task ClientAsync(Func<Neo4jClient, Task> ask)
    {
        await using var scope = memory!.Services.CreateAsyncScope();
        await ask(scope.ServiceProvider.GetRequiredService<Neo4jClient>());
    }

    async Task<HealthStatus> HealthAsync() => (await memory!.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Entries["neo4j"].Status;

    /// <summary>Lets the pauses between tries pass.</summary>
    async Task AdvanceAsync(Task working)
    {
        while (!working.IsCompleted)
        {
            memory!.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }

        await working;
    }
}
