using MarketingBus.Learning.Tables;
using MarketingBus.Learning.Training;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Watch;

/// <summary>
/// Trains from the leads kept here when that is due. One instance at a time: it holds the job <see cref="LearningJobs.Retraining"/> while it trains. One that ends in the middle leaves the
/// training due, and another takes it up when <see cref="RetrainOptions.Limit"/> has passed.
/// </summary>
internal sealed partial class RetrainService(
    IServiceScopeFactory scopes, TrainingPipeline pipeline, IOptions<RetrainOptions> options, IHostApplicationLifetime lifetime,
    TimeProvider time, ILogger<RetrainService> logger) : PeriodicService(lifetime, time, logger)
{
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    // A time that never comes: without a schedule only a drift brings it nearer.
    static readonly TimeSpan Never = TimeSpan.FromDays(36_500);

    protected override TimeSpan Interval => options.Value.Every < Look ? options.Value.Every.Value : Look;

    protected override string Work => "The retraining";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => RetrainAsync(cancellationToken);

    /// <summary>True when a training was due and this instance made it, whatever came of it.</summary>
    public async Task<bool> RetrainAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        if (options.Value is { Every: null, OnDrift: false } || !await TryBeginAsync(now, cancellationToken))
            return false;

        using var limit = new CancellationTokenSource(options.Value.Limit, Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var hasRun = true;
        try
        {
            hasRun = await TrainAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogGivenUp(options.Value.Limit);
        }
        finally
        {
            // Also after a failure: what failed now is not tried again before the next time. Only a process that ends leaves it due.
            if (!cancellationToken.IsCancellationRequested)
                await EndAsync(now, hasRun, cancellationToken);
        }

        return hasRun;
    }

    async Task<bool> TryBeginAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<LearningJobs>();
        var due = await jobs.DueAtAsync(LearningJobs.Retrain, cancellationToken);
        var next = now + (options.Value.Every ?? Never);
        if (due is null && options.Value.Every is null)
            return false;

        if (due > now)
        {
            // The schedule has become shorter, or was turned on, since the job was last set.
            if (due > next)
            {
                await jobs.SetAsync(LearningJobs.Retrain, next, cancellationToken);
                await jobs.TrySaveAsync(cancellationToken);
            }

            return false;
        }

        if (await jobs.DueAtAsync(LearningJobs.Retraining, cancellationToken) > now)
            return false;

        // Both: another may have ended a whole training since this one was found due.
        await jobs.SetAsync(LearningJobs.Retrain, due ?? now, cancellationToken);
        await jobs.SetAsync(LearningJobs.Retraining, now + options.Value.Limit, cancellationToken);
        return await jobs.TrySaveAsync(cancellationToken);
    }

    /// <summary>False when a training that somebody asked for is under way in this process: this one stays due.</summary>
    async Task<bool> TrainAsync(CancellationToken cancellationToken)
    {
        try
        {
            var request = new TrainingRequest { FromStore = true };
            if (await pipeline.TryTrainAsync(request, progress: null, cancellationToken) is not { } report)
                return false;

            LogTrained(report.Version, report.Decision, report.Message);
        }
        catch (TrainingDataException exception)
        {
            LogNothingToLearn(exception.Message);
        }

        return true;
    }

    async Task EndAsync(DateTimeOffset began, bool hasRun, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<LearningJobs>();
        await jobs.SetAsync(LearningJobs.Retraining, Time.GetUtcNow(), cancellationToken);
        if (hasRun)
            await jobs.SetAsync(LearningJobs.Retrain, began + (options.Value.Every ?? Never), cancellationToken);
        await jobs.TrySaveAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Retrained: model {Version} is {Decision}. {Reason}")]
    partial void LogTrained(string version, string decision, string reason);

    [LoggerMessage(LogLevel.Warning, "The retraining was given up after {Limit}. Learning:Retrain:Limit says how long one may take.")]
    partial void LogGivenUp(TimeSpan limit);

    [LoggerMessage(LogLevel.Information, "Nothing was retrained: {Reason}")]
    partial void LogNothingToLearn(string reason);
}
