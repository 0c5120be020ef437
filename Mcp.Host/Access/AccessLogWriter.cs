using MarketingBus.Data;
using MarketingBus.Data.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Mcp.Host.Access;

/// <summary>Writes the access log behind the requests' backs, and what is left of it on shutdown.</summary>
internal sealed partial class AccessLogWriter(AccessLog log, IServiceScopeFactory scopes, TimeProvider time, ILogger<AccessLogWriter> logger) : BackgroundService
{
    const int GroupLimit = 1_000;

    // A transaction for every few entries would cost the database a tenth of what answering costs it.
    static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);

    readonly TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        log.Complete();
        stopping.TrySetResult();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken);

        await base.StopAsync(cancellationToken);
    }

    // Ends with the log, not with the token: what was noted before shutdown is still written.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<ResourceAccess>(GroupLimit);
        while (await log.Waiting.WaitToReadAsync(CancellationToken.None))
        {
            if (log.Waiting.Count < GroupLimit)
                await Task.WhenAny(Task.Delay(Gathering, time, CancellationToken.None), stopping.Task);

            while (group.Count < GroupLimit && log.Waiting.TryRead(out var access))
                group.Add(access);

            await WriteAsync(group);
            group.Clear();

            if (log.TakeDropped() is > 0 and var dropped)
                LogDropped(dropped);
        }
    }

    async Task WriteAsync(List<ResourceAccess> group)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
            foreach (var access in group)
                database.AddRow(access);
            await database.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // A log that cannot be written must not take the host down with it.
            LogLost(exception, group.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} entries of the access log came faster than they could be written and were left out")]
    partial void LogDropped(long count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} entries of the access log could not be written")]
    partial void LogLost(Exception exception, int count);
}
