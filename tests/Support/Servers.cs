using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace MarketingBus.Tests.Support;

/// <summary>The servers that tests run on: those named in the environment (./dev test names them), else those of ./dev up. Absent, a test is skipped, and fails on CI.</summary>
public static class Servers
{
    public static Uri RabbitMq => Address("MARKETINGBUS_TEST_RABBITMQ", "amqp://marketingbus:marketingbus@127.0.0.1:5682");

    public static Uri RabbitMqManagement => Address("MARKETINGBUS_TEST_RABBITMQ_MANAGEMENT", "http://marketingbus:marketingbus@127.0.0.1:15682");

    /// <summary>Npgsql's connection string, without a database.</summary>
    public static string PostgreSql => Setting("MARKETINGBUS_TEST_POSTGRES", "Host=127.0.0.1;Port=5482;Username=marketingbus;Password=marketingbus");

    /// <summary>Host and port.</summary>
    public static string Redis => Setting("MARKETINGBUS_TEST_REDIS", "127.0.0.1:6482");

    public static int RedisPort => new Uri($"redis://{Redis}").Port;

    public static Task RequireRabbitMqAsync() => RequireAsync("RabbitMQ", RabbitMq.Host, RabbitMq.Port);

    public static Task RequirePostgreSqlAsync()
    {
        var address = new NpgsqlConnectionStringBuilder(PostgreSql);
        return RequireAsync("PostgreSQL", address.Host!, address.Port);
    }

    public static Task RequireRedisAsync()
    {
        var address = new Uri($"redis://{Redis}");
        return RequireAsync("Redis", address.Host, address.Port);
    }

    /// <summary>What is missing is a reason to skip where a person works, and a failure where CI says that all is well.</summary>
    public static void Absent(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);

        Assert.Skip(reason);
    }

    static async Task RequireAsync(string server, string host, int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, TestContext.Current.CancellationToken);
        }
        catch (SocketException)
        {
            Absent($"{server} does not answer at {host}:{port}; start it with ./dev up.");
        }
    }

    static Uri Address(string name, string otherwise) => new(Setting(name, otherwise));

    static string Setting(string name, string otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;
}
