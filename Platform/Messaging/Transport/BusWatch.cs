using MarketingBus.Platform.Hosting;
using MarketingBus.Platform.Hosting.Waiting;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Platform.Messaging.Transport;

/// <summary>
/// Ends the process when its bus does not recover although the broker answers. A connection that is lost while the bus declares its queues can leave it waiting for ever (seen with
/// MassTransit 8.5.12 and RabbitMQ.Client 7.2); a process that only looks alive would leave its queues to grow, and a supervisor starts one that has ended.
/// </summary>
internal sealed partial class BusWatch(
    IServiceProvider services, RabbitMqCheck broker, IHostApplicationLifetime lifetime, IOptions<RabbitMqOptions> options, TimeProvider time, ILogger<BusWatch> logger)
    : BackgroundService
{
    const int Looks = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By looks and not by the clock: for as long as the process itself stood still, as in a machine that was suspended, the bus could not recover either.
        var unwell = 0;
        using var timer = new PeriodicTimer(options.Value.StuckAfter / Looks, time);
        while (unwell < Looks && await NextAsync(timer, stoppingToken))
            unwell = services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy || !await AnswersAsync(stoppingToken) ? 0 : unwell + 1;

        if (stoppingToken.IsCancellationRequested)
            return;

        LogStuck(logger, options.Value.StuckAfter);
        Environment.ExitCode = ExitCodes.TryAgain;
        lifetime.StopApplication();
    }

    static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    async Task<bool> AnswersAsync(CancellationToken stoppingToken)
    {
        try
        {
            await broker.CheckAsync(stoppingToken);
            return true;
        }
        catch (Exception exception) when (exception is ServerNotThereException or InvalidOperationException or OperationCanceledException)
        {
            // While the broker is away, or refuses, it is not the bus that is stuck.
            return false;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A client that breaks in a way of its own says nothing of the bus either, and must not end the process.
            LogNotAsked(logger, exception);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Whether RabbitMQ answers could not be found out.")]
    static partial void LogNotAsked(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Critical, "RabbitMQ answers, but the bus has not been healthy for {Limit}: the process ends, to be started again.")]
    static partial void LogStuck(ILogger logger, TimeSpan limit);
}
