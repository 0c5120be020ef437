namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>One metric over its readings, oldest first.</summary>
internal sealed record MetricSummary
{
    /// <summary>Readings that have the metric.</summary>
    public required int Samples { get; init; }

    /// <summary>Null for rates and for running totals, which do not add up.</summary>
    public double? Sum { get; init; }

    public double? Mean { get; init; }

    public double? Latest { get; init; }

    /// <summary>Null with fewer than four readings.</summary>
    public MetricTrend? Trend { get; init; }

    public static MetricSummary Of(IReadOnlyList<double> values, bool addsUp) => new()
    {
        Samples = values.Count,
        Sum = addsUp && values.Count > 0 ? values.Sum() : null,
        Mean = values.Count > 0 ? values.Average() : null,
        Latest = values.Count > 0 ? values[^1] : null,
        Trend = MetricTrend.Of(values),
    };
}

/// <summary>The mean of the later half against the mean of the earlier half; a middle reading belongs to neither.</summary>
internal sealed record MetricTrend(double FirstHalfMean, double LastHalfMean, double? Change, string Direction)
{
    const int Fewest = 4;
    const double Flat = 0.05;

    public static MetricTrend? Of(IReadOnlyList<double> values)
    {
        if (values.Count < Fewest)
            return null;

        var half = values.Count / 2;
        var first = values.Take(half).Average();
        var last = values.Skip(values.Count - half).Average();
        double? change = first == 0 ? null : (last - first) / Math.Abs(first);
        var direction = Math.Abs(last - first) <= Flat * Math.Abs(first) ? "flat" : last > first ? "up" : "down";
        return new MetricTrend(first, last, change, direction);
    }
}
