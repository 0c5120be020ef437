using MarketingBus.Data;
using MarketingBus.Memory;
using MarketingBus.Memory.Episodic;
using MarketingBus.Memory.Semantic;
using MarketingBus.Platform.Hosting;
using MarketingBus.Workers.Memory.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Memory;

/// <summary>
/// Makes facts of repeated episodes when that is due, by whichever instance looks first. What is told again is the same fact, so a graph outside the database may hear it twice.
/// </summary>
internal sealed partial class Consolidation(
    IServiceScopeFactory scopes, IOptions<MemoryWorkerOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<Consolidation> logger)
    : PeriodicService(lifetime, time, logger)
{
    const string Job = "consolidation";
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override TimeSpan Interval => options.Value.ConsolidateEvery < Look ? options.Value.ConsolidateEvery : Look;

    protected override string Work => "The consolidation of episodes";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => ConsolidateAsync(cancellationToken);

    /// <summary>True when it was due and this instance did it.</summary>
    public async Task<bool> ConsolidateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<MarketingDbContext>();
        if (await database.BeginJobAsync(Job, Time.GetUtcNow(), options.Value.ConsolidateEvery, cancellationToken) is not { } job)
            return false;

        var outcomes = await scope.ServiceProvider.GetRequiredService<IEpisodicMemory>().OutcomesAsync(null, cancellationToken);
        var facts = Experience.Of(outcomes, options.Value.ConsolidateFrom);
        await scope.ServiceProvider.GetRequiredService<IKnowledgeGraph>().UpsertAsync(facts, cancellationToken);
        if (!await job.TrySaveAsync(cancellationToken))
            return false;

        LogDone(outcomes.Count, facts.Count);
        return true;
    }

    [LoggerMessage(LogLevel.Debug, "The episodes of {Segments} segments make {Facts} facts")]
    partial void LogDone(int segments, int facts);
}
