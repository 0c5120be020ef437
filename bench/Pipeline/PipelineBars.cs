namespace MarketingBus.Bench.Pipeline;

/// <summary>The ratios: each of one round, so that what slows the machine slows both; then the median of the rounds.</summary>
internal static class PipelineBars
{
    static readonly Bar[] All =
    [
        new("grouped_vs_memory_saga", "grouped-saga", "memory-saga", CaseResult.LeadsPerSecond),
        new("grouped_vs_raw", "grouped-saga", "raw-broker", CaseResult.MessagesPerSecond),
        new("journey_vs_memory_saga", "journey", "memory-saga", CaseResult.MessagesPerSecond),
        new("growth_1m_vs_10k", PipelineRun.Large, PipelineRun.Small, CaseResult.LeadsPerSecond),
        new("ingress_vs_bare", "ingress", "bare-ingress", CaseResult.EventsPerSecond),
        new("batch_vs_single", "ingress-batch", "ingress", CaseResult.EventsPerSecond),
        new("sync_triage_p50_vs_request", "triage-call", "request", CaseResult.P50),
    ];

    /// <summary>Those whose two cases were run.</summary>
    public static Dictionary<string, double> Of(IReadOnlyList<IReadOnlyDictionary<string, CaseResult>> rounds)
    {
        var bars = new Dictionary<string, double>();
        foreach (var bar in All)
        {
            var ratios = rounds.Where(x => x.ContainsKey(bar.Ours) && x.ContainsKey(bar.Baseline))
                .Select(x => x[bar.Ours].Figures[bar.Figure] / x[bar.Baseline].Figures[bar.Figure]).ToArray();
            if (ratios.Length > 0)
                bars[bar.Name] = Math.Round(Median(ratios), 3);
        }

        return bars;
    }

    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    sealed record Bar(string Name, string Ours, string Baseline, string Figure);
}
