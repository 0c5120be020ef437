using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Scoring;

/// <summary>Takes up models that another process has promoted.</summary>
internal sealed partial class PromotedModelRefresh(
    PromotedModelScorer scorer, IOptions<LearningOptions> options, TimeProvider time, ILogger<PromotedModelRefresh> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshInterval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(stoppingToken))
                    await scorer.RefreshAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The model at hand goes on scoring; the next tick tries again.
                LogFailure(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The promoted model could not be looked up or loaded")]
    partial void LogFailure(Exception exception);
}
