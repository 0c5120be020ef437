using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>Keeps a campaign's judgement that of its newest day whose figures are enough, in whatever order days come and are corrected.</summary>
internal sealed class CampaignStanding(CampaignBook book, OptimizerOptions options, DateTimeOffset now)
{
    /// <param name="campaign">With the settings that are known now.</param>
    /// <param name="reading">What was judged just now.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task TakeAsync(Campaign campaign, CampaignReading reading, CancellationToken cancellationToken)
    {
        var judged = book.JudgedOf(campaign);
        if (reading.OptimizationType == OptimizationType.PerformanceCheck && IsEnough(reading) && (judged is null || !reading.IsOlderThan(judged)))
            campaign.JudgedReviewId = reading.ReviewId;
        else if (judged is not null && (judged == reading || IsCorrected(judged, reading)))
            campaign.JudgedReviewId = await SearchAsync(campaign, cancellationToken);

        // What was too little without a budget may call for a pause with one, and the other way round.
        if (book.JudgedOf(campaign) is { } standing && standing.Figures.DailyBudgetUsd != campaign.DailyBudgetUsd)
            campaign.JudgedReviewId = await SearchAsync(campaign, cancellationToken);

        campaign.PerformanceScore = book.JudgedOf(campaign)?.PerformanceScore;
        campaign.Underperforms = book.JudgedOf(campaign)?.Recommendations.Count > 0;
    }

    /// <summary>True when newer days than the reading's have been judged. Other questions than how the campaign does are asked of days, too.</summary>
    public bool HasOvertaken(Campaign campaign, CampaignReading reading) =>
        book.JudgedOf(campaign) is { } judged
        && (reading.OptimizationType == OptimizationType.PerformanceCheck ? reading.IsOlderThan(judged) : reading.Date < judged.Date);

    static bool IsEnough(CampaignReading reading) => reading.PerformanceScore is not null || reading.Recommendations.Count > 0;

    static bool IsCorrected(CampaignReading judged, CampaignReading reading) =>
        reading.OptimizationType == OptimizationType.PerformanceCheck && reading.Date is not null && reading.Date == judged.Date && !reading.IsOlderThan(judged);

    async Task<Guid?> SearchAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var newestFirst = await book.NewestFirstAsync(campaign.SourceSystem, campaign.CampaignId, cancellationToken);
        foreach (var reading in newestFirst.Where(x => x.OptimizationType == OptimizationType.PerformanceCheck).DistinctBy(x => (x.Date, x.Date is null ? x.ReviewId : default)))
        {
            if (reading.Figures.DailyBudgetUsd != campaign.DailyBudgetUsd)
                JudgeAgain(reading, campaign.DailyBudgetUsd);

            if (IsEnough(reading))
                return reading.ReviewId;
        }

        return null;
    }

    void JudgeAgain(CampaignReading reading, double? dailyBudgetUsd)
    {
        var notes = reading.Reasons.Where(x => x.Code.StartsWith(NormalizedFigures.NotePrefix, StringComparison.Ordinal)).ToList();
        reading.Take(new NormalizedFigures(reading.Figures with { DailyBudgetUsd = dailyBudgetUsd }, notes), options, now);
    }
}
