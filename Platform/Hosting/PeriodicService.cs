using MarketingBus.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketingBus.Platform.Hosting;

/// <summary>
/// Takes a turn each interval, from a random moment of the first interval on, so that instances that start together do not meet in the database every time.
/// A turn that fails is logged, and the next one tries again.
/// </summary>
public abstract partial class PeriodicService(IHostApplicationLifetime lifetime, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>From turn to turn; a turn that takes longer is followed by the next one at once.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <summary>What a turn does, as the log says it: "The sweep of deadlines".</summary>
    protected abstract string Work { get; }

    protected TimeProvider Time => time;

    protected abstract Task TakeTurnAsync(CancellationToken cancellationToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            await Task.Delay(Interval * Random.Shared.NextDouble(), time, stoppingToken);

            using var timer = new PeriodicTimer(Interval, time);
            do
                await TryTurnAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    async Task TryTurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TakeTurnAsync(stoppingToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process had its turn at the same rows: the next turn sees what is left.
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested && ServerAway.Is(exception))
        {
            LogAway(logger, Work, LogReason.Of(exception), Interval);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(logger, exception, Work, Interval);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Work} found a server away: {Reason} It is tried again in {Interval}")]
    static partial void LogAway(ILogger logger, string work, string reason, TimeSpan interval);

    [LoggerMessage(LogLevel.Warning, "{Work} failed; it is tried again in {Interval}")]
    static partial void LogFailure(ILogger logger, Exception exception, string work, TimeSpan interval);
}
