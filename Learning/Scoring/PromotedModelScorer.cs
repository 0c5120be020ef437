using MarketingBus.Contracts;
using MarketingBus.Learning.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Scoring;

/// <summary>Holds the promoted model of leads. Scoring uses whichever model was there when it began; a refresh swaps it as a whole.</summary>
internal sealed partial class PromotedModelScorer(
    IServiceScopeFactory scopes, IOptions<LearningOptions> options, ILogger<PromotedModelScorer> logger) : ILeadScorer, IDisposable
{
    // One refresh at a time: a slow one must not put back the model that a quicker one has replaced.
    readonly SemaphoreSlim turn = new(1);
    volatile LoadedModel? model;
    volatile string? fault;

    public string? Fault => fault;

    public LeadScores? Score(IReadOnlyList<LeadProfile> leads)
    {
        var current = model;
        return current is null
            ? null
            : new LeadScores(current.Version, [.. LeadBatch.Score(current, leads).Select(x => x with { IsInformed = x.KnownShare >= options.Value.LeastKnownShare })])
            {
                Attributes = [.. current.Schema.Features.Select(x => x.Column)],
            };
    }

    /// <summary>Loads the promoted model when it is another than the one held. One that cannot be loaded leaves everything as it is, and is tried again next time.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await RefreshAsync(scope.ServiceProvider.GetRequiredService<ModelRegistry>(), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    async Task RefreshAsync(ModelRegistry registry, CancellationToken cancellationToken)
    {
        var version = await registry.PromotedVersionAsync(ModelScope.Leads, cancellationToken);
        try
        {
            if (version != model?.Version)
            {
                model = version is null ? null : await registry.LoadChampionAsync(ModelScope.Leads, cancellationToken);
                LogModel(model?.Version ?? "none: the rules score");
            }

            fault = null;
        }
        catch (InvalidDataException exception)
        {
            if (fault != exception.Message)
                LogFault(exception, model?.Version ?? "the rules");

            fault = exception.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Leads are scored by model {Version}")]
    partial void LogModel(string version);

    [LoggerMessage(Level = LogLevel.Error, Message = "The promoted model cannot be used; leads are scored by {Version} as before")]
    partial void LogFault(Exception exception, string version);
}
