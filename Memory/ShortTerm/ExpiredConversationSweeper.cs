using MarketingBus.Data;
using MarketingBus.Data.Memory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Memory.ShortTerm;

/// <summary>Deletes conversations whose time is over, in small bites, so that the writer is never held for long.</summary>
internal sealed partial class ExpiredConversationSweeper(
    IServiceScopeFactory scopes, IOptions<ShortTermOptions> options, TimeProvider time, ILogger<ExpiredConversationSweeper> logger)
    : BackgroundService
{
    /// <summary>Returns how many were deleted.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        int bite;
        do
        {
            bite = await SweepOnceAsync(cancellationToken);
            swept += bite;
        }
        while (bite == options.Value.SweepBatch);

        return swept;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another process swept the same conversations, or one of them was just taken up again: the next round sees what is left.
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogSweepFailed(logger, exception, options.Value.SweepInterval);
            }
        }
    }

    async Task<int> SweepOnceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        var now = time.GetUtcNow();

        var expired = await database.Set<RememberedConversation>()
            .Where(x => x.ExpiresAt <= now).OrderBy(x => x.ExpiresAt).Take(options.Value.SweepBatch).ToListAsync(cancellationToken);
        database.RemoveRange(expired);
        await database.SaveChangesAsync(cancellationToken);
        return expired.Count;
    }

    [LoggerMessage(LogLevel.Warning, "Expired conversations could not be deleted; it is tried again in {Interval}")]
    static partial void LogSweepFailed(ILogger logger, Exception exception, TimeSpan interval);
}
