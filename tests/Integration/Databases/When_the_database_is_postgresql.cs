using MarketingBus.Data;
using MarketingBus.Data.Campaigns;
using MarketingBus.Platform.Hosting;
using MarketingBus.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MarketingBus.Tests.Integration.Databases;

public sealed class When_the_database_is_postgresql : IAsyncLifetime
{
    PostgreSqlDatabase server = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await PostgreSqlDatabase.NameAsync();

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Should_be_made_and_upgraded_once_by_processes_that_start_together()
    {
        var processes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync()));

        foreach (var process in processes)
            await process.DisposeAsync();

        Assert.Equal(await server.AskAsync<long>("""SELECT count(DISTINCT "MigrationId") FROM "__EFMigrationsHistory" """),
            await server.AskAsync<long>("""SELECT count(*) FROM "__EFMigrationsHistory" """));
        Assert.Equal("orchestration", await server.AskAsync<string>("SELECT table_schema FROM information_schema.tables WHERE table_name = 'lead_journeys'"));
    }

    [Fact]
    public async Task Should_keep_times_as_utc_whatever_their_offset()
    {
        var berlin = new DateTimeOffset(2026, 7, 1, 14, 0, 0, TimeSpan.FromHours(2));
        await using var process = await StartAsync();
        await SaveAsync(process, new Campaign { SourceSystem = "crm", CampaignId = "C-1", UpdatedAt = berlin });

        var found = await ReadAsync(process, x => x.Set<Campaign>().SingleAsync(y => y.UpdatedAt >= berlin.ToOffset(TimeSpan.FromHours(-5)), Cancellation));

        Assert.Equal(berlin, found.UpdatedAt);
        Assert.Equal(TimeSpan.Zero, found.UpdatedAt.Offset);
        Assert.Equal("timestamp with time zone",
            await server.AskAsync<string>("SELECT data_type FROM information_schema.columns WHERE table_schema = 'campaigns' AND table_name = 'campaigns' AND column_name = 'UpdatedAt'"));
    }

    [Fact]
    public async Task Should_find_a_name_that_it_cannot_hold_as_it_is()
    {
        var name = "a\0b\ud800 \ud83d\ude00 Zoë";
        await using var process = await StartAsync();
        await SaveAsync(process, new Campaign { SourceSystem = "crm", CampaignId = name, UpdatedAt = DateTimeOffset.UnixEpoch });

        var found = await ReadAsync(process, x => x.Set<Campaign>().SingleAsync(y => y.CampaignId == name, Cancellation));

        Assert.Equal("a\ufffdb\ufffd \ud83d\ude00 Zoë", found.CampaignId);
    }

    [Fact]
    public async Task Should_be_left_alone_when_it_is_of_a_newer_version()
    {
        await (await StartAsync()).DisposeAsync();
        await server.AskAsync<object>("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Future', '99.0')");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Contains("another version of MarketingBus (it is at 20991231000000_Future", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_its_encoding_cannot_hold_every_text()
    {
        await server.AskAsync<object>("postgres", $"CREATE DATABASE \"{server.Settings.Database}\" ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync());

        Assert.Contains("its encoding is SQL_ASCII", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_the_server_does_not_know_the_user()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(x => x.Username = "nobody"));

        Assert.IsNotType<ServerNotThereException>(failure);
        Assert.StartsWith($"The database {server.Settings.Database} at {server.Settings.Host}:{server.Settings.Port} cannot be used: the server does not let nobody in", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_the_server_is_not_there_yet()
    {
        // The step alone: a process would wait.
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Port = 1 };
        var builder = WebApplication.CreateBuilder(["--Database:Provider=PostgreSql", $"--Database:ConnectionString={settings.ConnectionString}"]);
        var data = new DataModule();
        data.AddServices(builder);
        await using var services = builder.Services.BuildServiceProvider();

        var failure = await Assert.ThrowsAsync<ServerNotThereException>(() => data.SetupAsync(services, Cancellation));

        Assert.Equal("PostgreSQL does not answer at 127.0.0.1:1; start it with ./dev up.", failure.Message);
    }

    [Fact]
    public async Task Should_say_that_the_connection_string_cannot_be_read()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("Nonsense=secret"));

        Assert.StartsWith("Database:ConnectionString is not a connection string of Npgsql", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    Task<WebApplication> StartAsync(Action<Npgsql.NpgsqlConnectionStringBuilder>? change = null)
    {
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString);
        change?.Invoke(settings);
        return StartAsync(settings.ConnectionString);
    }

    static Task<WebApplication> StartAsync(string connectionString) => ServiceHost.StartAsync(
        ["--urls=http://127.0.0.1:0", "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connectionString}"], [new DataModule()], cancellationToken: Cancellation);

    static async Task SaveAsync(WebApplication process, object row)
    {
        await using var scope = process.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        database.Add(row);
        await database.SaveChangesAsync(Cancellation);
    }

    static async Task<T> ReadAsync<T>(WebApplication process, Func<MarketingDbContext, Task<T>> read)
    {
        await using var scope = process.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MarketingDbContext>());
    }
}
