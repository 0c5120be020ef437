using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace MarketingBus.Memory.Redis;

/// <summary>The process's one connection. It is made when first needed, comes back by itself, and keeps nobody from starting.</summary>
internal sealed partial class RedisConnection(IOptions<RedisOptions> options, IHostEnvironment environment, ILogger<RedisConnection> logger) : IAsyncDisposable
{
    static readonly string[] NotNow = ["LOADING", "OOM", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN"];
    static readonly TimeSpan ReconnectPause = TimeSpan.FromSeconds(1);
    const int KeepAliveSeconds = 5;

    readonly Lock gate = new();
    Task<ConnectionMultiplexer>? connecting;
    int missing;

    /// <summary>Host and port, for people.</summary>
    public string Address => string.Join(", ", Settings().EndPoints.Select(x => x.ToString()?.Replace("Unspecified/", "", StringComparison.Ordinal)));

    /// <summary>Begins to connect, so that it is said early when nobody answers.</summary>
    public void Begin() => _ = ConnectAsync();

    /// <summary>Runs a command; a server that does not answer is said to be just that.</summary>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var multiplexer = await ConnectAsync().WaitAsync(cancellationToken);
            return await ask(multiplexer.GetDatabase()).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is RedisConnectionException or RedisTimeoutException || CannotServe(exception))
        {
            throw new ServerNotThereException("Redis", Address, exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connecting is not null)
            await (await connecting).DisposeAsync();
    }

    /// <summary>It answers, but only that it does not serve now: it reads its files, has no memory left, or is a replica that lost its master.</summary>
    static bool CannotServe(Exception exception) =>
        exception is RedisServerException && NotNow.Any(x => exception.Message.StartsWith(x, StringComparison.Ordinal));

    Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (gate)
        {
            // What could not be begun is begun anew; what has begun goes on trying by itself.
            if (connecting is null or { IsFaulted: true })
                connecting = ConnectOnceAsync();

            return connecting;
        }
    }

    async Task<ConnectionMultiplexer> ConnectOnceAsync()
    {
        var multiplexer = await ConnectionMultiplexer.ConnectAsync(Settings());
        if (!multiplexer.IsConnected)
            SayMissing();

        multiplexer.ConnectionFailed += (_, _) => SayMissing();
        multiplexer.ConnectionRestored += (_, _) => SayBack();
        return multiplexer;
    }

    ConfigurationOptions Settings()
    {
        try
        {
            var settings = ConfigurationOptions.Parse(options.Value.ConnectionString);
            settings.AbortOnConnectFail = false;

            // What waits for a lost connection would wait longer than its caller does.
            settings.BacklogPolicy = BacklogPolicy.FailFast;
            settings.ReconnectRetryPolicy = new LinearRetry((int)ReconnectPause.TotalMilliseconds);
            if (settings.KeepAlive < 0)
                settings.KeepAlive = KeepAliveSeconds;

            settings.SetDefaultPorts();
            settings.ClientName ??= environment.ApplicationName;
            return settings;
        }
        catch (ArgumentException exception)
        {
            // What it holds is not repeated: there may be a password in it.
            throw new InvalidOperationException(
                $"{RedisOptions.Section}:{nameof(RedisOptions.ConnectionString)} is not a connection string of StackExchange.Redis (such as \"{new RedisOptions().ConnectionString}\").", exception);
        }
    }

    void SayMissing()
    {
        if (Interlocked.Exchange(ref missing, 1) == 0)
            LogMissing(logger, Address);
    }

    void SayBack()
    {
        if (Interlocked.Exchange(ref missing, 0) == 1)
            LogBack(logger, Address);
    }

    [LoggerMessage(LogLevel.Warning, "Redis does not answer at {Address}; start it with ./dev up. Until then conversations are not read, and what is said is kept for it")]
    static partial void LogMissing(ILogger logger, string address);

    [LoggerMessage(LogLevel.Information, "Redis answers again at {Address}")]
    static partial void LogBack(ILogger logger, string address);
}
