using MarketingBus.Learning.Scoring;

namespace MarketingBus.Learning.Registry;

/// <summary>Where a person says which model scores: what is decided here holds in this process at once, and in others by their next refresh.</summary>
public sealed class ModelDesk
{
    readonly ModelRegistry registry;
    readonly PromotedModelScorer scorer;

    internal ModelDesk(ModelRegistry registry, PromotedModelScorer scorer) => (this.registry, this.scorer) = (registry, scorer);

    public async Task<PromotionOutcome> PromoteAsync(string version, string reason, CancellationToken cancellationToken)
    {
        var outcome = await registry.PromoteAsync(version, reason, cancellationToken);
        if (outcome == PromotionOutcome.Promoted)
            await scorer.RefreshAsync(cancellationToken);

        return outcome;
    }

    /// <summary>Null when there is nothing to go back to.</summary>
    public async Task<string?> RollBackAsync(string scope, string reason, CancellationToken cancellationToken)
    {
        var version = await registry.RollBackAsync(scope, reason, cancellationToken);
        if (version is not null)
            await scorer.RefreshAsync(cancellationToken);

        return version;
    }
}
