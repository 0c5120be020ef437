using MarketingBus.Data.Queries;
using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Watch;

/// <summary>Has the promoted model checked when that is due, by whichever instance looks first, and shows the latest check in this process's metrics.</summary>
internal sealed partial class WatchService(
    IServiceScopeFactory scopes, IOptions<WatchOptions> options, IOptions<RetrainOptions> retrain, LearningMetrics metrics,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WatchService> logger) : PeriodicService(lifetime, time, logger)
{
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    // It looks more often than it checks, so that a turn that another instance left undone is not missed for a whole interval.
    protected override TimeSpan Interval => options.Value.Interval < Look ? options.Value.Interval : Look;

    protected override string Work => "The watch over the model";

    protected override async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return;

        await WatchAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        metrics.Show(await scope.ServiceProvider.GetRequiredService<ModelChecks>().LatestAsync(cancellationToken));
    }

    /// <summary>True when a check was due and this instance made it.</summary>
    public async Task<bool> WatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<LearningJobs>();
        var now = Time.GetUtcNow();
        if (await jobs.DueAtAsync(LearningJobs.Watch, cancellationToken) > now)
            return false;

        if (await scope.ServiceProvider.GetRequiredService<ModelWatch>().CheckAsync(now, cancellationToken) is not var (report, driftBegins))
            return false;

        await jobs.SetAsync(LearningJobs.Watch, now + options.Value.Interval, cancellationToken);
        if (driftBegins && retrain.Value.OnDrift)
            await jobs.SetAsync(LearningJobs.Retrain, now, cancellationToken);
        if (!await jobs.TrySaveAsync(cancellationToken))
            return false;

        if (driftBegins)
            LogDrift(report.ModelVersion, report.Reasons.Count);
        return true;
    }

    // The reasons name values of columns, which a log must not.
    [LoggerMessage(LogLevel.Warning, "Model {Version} has drifted for {Count} reasons; GET /api/models/{Version}/checks says which")]
    partial void LogDrift(string version, int count);
}
