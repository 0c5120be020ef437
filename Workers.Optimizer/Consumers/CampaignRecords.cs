using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>Writes decisions into the rows that keep them.</summary>
internal static class CampaignRecords
{
    public static void TakeSettings(this Campaign campaign, CampaignFigures figures)
    {
        campaign.Name = figures.Name ?? campaign.Name;
        campaign.DailyBudgetUsd = figures.DailyBudgetUsd ?? campaign.DailyBudgetUsd;
        campaign.TotalBudgetUsd = figures.TotalBudgetUsd ?? campaign.TotalBudgetUsd;
    }

    public static void TakeSettings(this Campaign campaign, UpdateCampaign update, DateTimeOffset now)
    {
        campaign.Status = update.Status ?? campaign.Status;
        campaign.Name = update.Name ?? campaign.Name;
        campaign.DailyBudgetUsd = update.DailyBudgetUsd ?? campaign.DailyBudgetUsd;
        campaign.TotalBudgetUsd = update.TotalBudgetUsd ?? campaign.TotalBudgetUsd;
        campaign.UpdatedAt = now;
    }

    /// <summary>Only a performance check says how a campaign does; variants and channels are other questions.</summary>
    public static void TakeJudgement(this Campaign campaign, OptimizationType question, Judgement judgement, DateTimeOffset now)
    {
        campaign.UpdatedAt = now;
        if (question != OptimizationType.PerformanceCheck)
            return;

        campaign.PerformanceScore = judgement.PerformanceScore ?? campaign.PerformanceScore;
        campaign.Underperforms = judgement.Recommendations.Count > 0;
    }

    public static void Take(this CampaignReading reading, OptimizeCampaign command, CampaignFigures figures, Judgement judgement, DateTimeOffset now)
    {
        reading.SourceSystem = command.SourceSystem;
        reading.CampaignId = command.Figures.CampaignId;
        reading.Date = figures.Date;
        reading.Figures = figures;
        reading.OptimizationType = command.OptimizationType;
        reading.PerformanceScore = judgement.PerformanceScore;
        reading.Recommendations = judgement.Recommendations;
        reading.Reasons = judgement.Reasons;
        reading.Sequence = command.Sequence;
        reading.ReceivedAt = command.RequestedAt;
        reading.OptimizedAt = now;
    }
}
