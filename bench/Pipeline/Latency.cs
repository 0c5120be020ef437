namespace MarketingBus.Bench.Pipeline;

internal static class Latency
{
    public static CaseResult Result(string name, IReadOnlyList<TimeSpan> times)
    {
        var sorted = times.Order().ToArray();
        return new CaseResult(name, new Dictionary<string, double>
        {
            [CaseResult.P50] = At(sorted, .5),
            [CaseResult.P99] = At(sorted, .99),
        });
    }

    static double At(TimeSpan[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))].TotalMilliseconds;
}
