using MarketingBus.Contracts;
using MarketingBus.Learning.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Scoring;

/// <summary>Holds the promoted model of leads. Scoring uses whichever model was there when it began; a refresh swaps it as a whole.</summary>
internal sealed partial class PromotedModelScorer(
    IServiceScopeFactory scopes, IOptions<LearningOptions> options, ILogger<PromotedModelScorer> logger) : ILeadScorer
{
    volatile LoadedModel? model;

    public LeadScores? Score(IReadOnlyList<LeadProfile> leads)
    {
        var current = model;
        return current is null
            ? null
            : new LeadScores(current.Version, [.. LeadBatch.Score(current, leads).Select(x => x with { IsInformed = x.KnownShare >= options.Value.LeastKnownShare })]);
    }

    /// <summary>Loads the promoted model when it is another than the one held.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<ModelRegistry>();
        var version = await registry.PromotedVersionAsync(ModelScope.Leads, cancellationToken);
        if (version == model?.Version)
            return;

        model = version is null ? null : await registry.LoadPromotedAsync(ModelScope.Leads, cancellationToken);
        LogModel(version ?? "none: the rules score");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Leads are scored by model {Version}")]
    partial void LogModel(string version);
}
