using MarketingBus.Platform.Hosting;
using Microsoft.Extensions.Options;

namespace MarketingBus.Workers.Triage.Capacity;

/// <summary>Finds the thresholds anew from time to time. While that fails, those at hand go on holding.</summary>
internal sealed class CapacityRefresh(
    CurrentCapacity capacity, IOptions<TriageOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<CapacityRefresh> logger)
    : PeriodicService(lifetime, time, logger)
{
    protected override TimeSpan Interval => options.Value.CapacityRefresh;

    protected override string Work => "The look at what destinations can take";

    protected override Task TakeTurnAsync(CancellationToken cancellationToken) => capacity.RefreshAsync(cancellationToken);
}
