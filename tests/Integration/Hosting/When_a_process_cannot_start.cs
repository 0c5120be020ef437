using System.Net;
using System.Net.Sockets;
using MarketingBus.Data;
using MarketingBus.Platform.Hosting;
using Microsoft.Data.Sqlite;
using Xunit;

namespace MarketingBus.Tests.Integration.Hosting;

public sealed class When_a_process_cannot_start : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("marketingbus-start-");

    string Database => Path.Combine(folder.FullName, "marketingbus.db");

    [Fact]
    public async Task Should_say_that_the_file_is_no_database()
    {
        await File.WriteAllTextAsync(Database, new string('x', 5_000), TestContext.Current.CancellationToken);
        Assert.Equal($"The database {Database} cannot be used: it is not a SQLite database.", await FailureAsync());
    }

    [Fact]
    public async Task Should_say_that_the_database_is_a_folder()
    {
        Directory.CreateDirectory(Database);
        Assert.Contains("it is a folder", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_leave_a_database_of_a_newer_version_alone()
    {
        await using (var app = await ServiceHost.StartAsync(Arguments("http://127.0.0.1:0"), [new DataModule()], cancellationToken: TestContext.Current.CancellationToken))
            await app.StopAsync(TestContext.Current.CancellationToken);

        await using (var connection = new SqliteConnection($"Data Source={Database}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Future', '99.0')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains("another version of MarketingBus (it is at 20991231000000_Future", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_the_address_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        Assert.StartsWith($"Another process listens on {url};", await FailureAsync(url), StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    string[] Arguments(string url) => [$"--urls={url}", $"--Database:Path={Database}"];

    async Task<string> FailureAsync(string url = "http://127.0.0.1:0") => (await Assert.ThrowsAsync<InvalidOperationException>(
        () => ServiceHost.StartAsync(Arguments(url), [new DataModule()], cancellationToken: TestContext.Current.CancellationToken))).Message;
}
