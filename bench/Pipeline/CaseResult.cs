using MarketingBus.Bench.Pipeline.Ground;

namespace MarketingBus.Bench.Pipeline;

/// <summary>What one run of a case found: named figures, in the order in which they are told.</summary>
internal sealed record CaseResult(string Case, Dictionary<string, double> Figures)
{
    public const string LeadsPerSecond = "leads_per_second";
    public const string MessagesPerSecond = "messages_per_second";
    public const string EventsPerSecond = "events_per_second";
    public const string P50 = "p50_ms";
    public const string P99 = "p99_ms";

    /// <summary>A case whose leads are carried by messages, between two looks at what was spent.</summary>
    public static CaseResult OfMessages(string name, int leads, double messages, ServerUse before, ServerUse after, TimeSpan? elapsed = null)
    {
        var seconds = (elapsed ?? TimeProvider.System.GetElapsedTime(before.Timestamp, after.Timestamp)).TotalSeconds;
        return new CaseResult(name, new Dictionary<string, double>
        {
            ["leads"] = leads,
            [LeadsPerSecond] = leads / seconds,
            [MessagesPerSecond] = messages / seconds,
            ["messages_per_lead"] = messages / leads,
            ["app_cpu_us_per_message"] = (after.AppCpu - before.AppCpu) / messages,
            ["broker_cpu_us_per_message"] = (after.BrokerCpu - before.BrokerCpu) / messages,
            ["database_cpu_us_per_message"] = (after.DatabaseCpu - before.DatabaseCpu) / messages,
            ["commits_per_lead"] = (double)(after.Commits - before.Commits) / leads,
            ["fsyncs_per_lead"] = (double)(after.Fsyncs - before.Fsyncs) / leads,
            ["wal_bytes_per_lead"] = (double)(after.WalBytes - before.WalBytes) / leads,
        });
    }
}
