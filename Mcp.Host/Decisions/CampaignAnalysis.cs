using MarketingBus.Contracts;
using MarketingBus.Data.Queries;

namespace MarketingBus.Mcp.Host.Decisions;

/// <summary>A campaign's readings in sums, means and trends, with the advice that stands.</summary>
internal sealed record CampaignAnalysis
{
    public required string CampaignId { get; init; }

    public required string SourceSystem { get; init; }

    public string? Name { get; init; }

    public required CampaignStatus Status { get; init; }

    /// <summary>0 to 100; null when never judged on enough data.</summary>
    public double? PerformanceScore { get; init; }

    /// <summary>Readings that the metrics are made of: one a day, the latest, or those that name no day.</summary>
    public required int Readings { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public required IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    /// <summary>Of the metrics named; of all when none is.</summary>
    public static CampaignAnalysis Of(CampaignView campaign, IReadOnlyCollection<string> metrics)
    {
        // A day that was reported twice, or asked two questions about, counts once. Figures without a day are running totals, which must not be added to days.
        var days = campaign.Readings.Where(x => x.Figures.Date is not null)
            .GroupBy(x => x.Figures.Date).Select(x => x.MaxBy(y => y.ReceivedAt)!).OrderBy(x => x.Figures.Date).ToList();
        var readings = days.Count > 0 ? days : [.. campaign.Readings.OrderBy(x => x.ReceivedAt)];

        return new CampaignAnalysis
        {
            CampaignId = campaign.CampaignId,
            SourceSystem = campaign.SourceSystem,
            Name = campaign.Name,
            Status = campaign.Status,
            PerformanceScore = campaign.PerformanceScore,
            Readings = readings.Count,
            From = days.FirstOrDefault()?.Figures.Date,
            To = days.LastOrDefault()?.Figures.Date,
            Metrics = CampaignMetric.All.Where(x => metrics.Count == 0 || metrics.Contains(x.Key))
                .ToDictionary(x => x.Key, x => MetricSummary.Of([.. readings.Select(x.Value.Of).OfType<double>()], x.Value.AddsUp && days.Count > 0)),
            Recommendations = campaign.Recommendations,
        };
    }
}
