using MarketingBus.Data.Queries;
using MarketingBus.Learning;
using MarketingBus.Workers.Triage.Decisions;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Triage.Capacity;

/// <summary>The thresholds that hold now. Decisions read them without waiting; each process finds the same ones from the same leads.</summary>
internal sealed class CurrentCapacity(CapacityPolicy policy, ILeadScorer scorer, IServiceScopeFactory scopes, IOptions<TriageOptions> options, TimeProvider time)
{
    volatile CapacityThresholds thresholds = CapacityThresholds.Unknown;

    public CapacityThresholds Thresholds => thresholds;

    /// <summary>Looks at the leads of late; not at all where no rule names a capacity.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!policy.IsNeeded)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<ScoreQueries>();
        var byModel = scorer.Score([]) is not null;
        thresholds = policy.Thresholds(await queries.LatelyAsync(options.Value.CapacityWindow, byModel, time.GetUtcNow(), cancellationToken));
    }
}
