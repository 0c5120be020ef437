using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketingBus.Learning.Scoring;

/// <summary>Takes up models that another process has promoted. While that fails, the model at hand goes on scoring.</summary>
internal sealed class PromotedModelRefresh(
    PromotedModelScorer scorer, IOptions<LearningOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<PromotedModelRefresh> logger)
    : PeriodicService(lifetime, time, logger)
{
    protected override TimeSpan Interval => options.Value.RefreshInterval;

    protected override string Work => "The look-up of the promoted model";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => scorer.RefreshAsync(cancellationToken);
}
