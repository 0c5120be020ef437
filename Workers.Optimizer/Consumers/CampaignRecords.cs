using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;

namespace MarketingBus.Workers.Optimizer.Consumers;

/// <summary>Writes decisions into the rows that keep them.</summary>
internal static class CampaignRecords
{
    /// <summary>Figures are of their day, or of the day on which they were received: of each setting the newest word holds.</summary>
    public static void TakeSettings(this Campaign campaign, CampaignFigures figures, DateTimeOffset receivedAt)
    {
        var day = figures.Date ?? DayOf(receivedAt);
        campaign.Name = campaign.Newer("name", day, figures.Name) ?? campaign.Name;
        campaign.DailyBudgetUsd = campaign.Newer("daily_budget_usd", day, figures.DailyBudgetUsd) ?? campaign.DailyBudgetUsd;
        campaign.TotalBudgetUsd = campaign.Newer("total_budget_usd", day, figures.TotalBudgetUsd) ?? campaign.TotalBudgetUsd;
    }

    /// <summary>Holds until figures of this day or a later one say otherwise.</summary>
    public static void TakeSettings(this Campaign campaign, UpdateCampaign update, DateTimeOffset now)
    {
        campaign.Status = update.Status ?? campaign.Status;
        campaign.Name = update.Name ?? campaign.Name;
        campaign.DailyBudgetUsd = update.DailyBudgetUsd ?? campaign.DailyBudgetUsd;
        campaign.TotalBudgetUsd = update.TotalBudgetUsd ?? campaign.TotalBudgetUsd;

        var changed = new (string Setting, bool IsGiven)[]
        {
            ("name", update.Name is not null), ("daily_budget_usd", update.DailyBudgetUsd is not null), ("total_budget_usd", update.TotalBudgetUsd is not null),
        };
        foreach (var (setting, _) in changed.Where(x => x.IsGiven))
            campaign.Date(setting, DayOf(now));

        campaign.Touch(now);
    }

    public static void Touch(this Campaign campaign, DateTimeOffset now)
    {
        campaign.UpdatedAt = now;
        campaign.Version++;
    }

    /// <summary>What is looked at. Figures that were stored keep their age.</summary>
    public static void Take(this CampaignReading reading, OptimizeCampaign command, CampaignReading? stored)
    {
        reading.SourceSystem = command.SourceSystem;
        reading.CampaignId = command.Figures.CampaignId;
        reading.OptimizationType = command.OptimizationType;
        reading.Date = stored is null ? command.Figures.Date : stored.Date;
        reading.Sequence = stored?.Sequence ?? command.Sequence;
        reading.ReceivedAt = stored?.ReceivedAt ?? command.RequestedAt;
    }

    public static void Take(this CampaignReading reading, NormalizedFigures normalized, OptimizerOptions options, DateTimeOffset now)
    {
        var judgement = Judgement.Of(normalized.Figures, reading.OptimizationType, options);
        reading.Figures = normalized.Figures;
        reading.PerformanceScore = judgement.PerformanceScore;
        reading.Recommendations = judgement.Recommendations;
        reading.Reasons = [.. normalized.Notes, .. judgement.Reasons];
        reading.OptimizedAt = now;
    }

    static string? Newer(this Campaign campaign, string setting, DateOnly day, string? value) => value is not null && campaign.IsNewer(setting, day) ? value : null;

    static double? Newer(this Campaign campaign, string setting, DateOnly day, double? value) => value is not null && campaign.IsNewer(setting, day) ? value : null;

    static bool IsNewer(this Campaign campaign, string setting, DateOnly day)
    {
        if (day < campaign.SettingDays.GetValueOrDefault(setting))
            return false;

        campaign.Date(setting, day);
        return true;
    }

    static void Date(this Campaign campaign, string setting, DateOnly day) => campaign.SettingDays = new Dictionary<string, DateOnly>(campaign.SettingDays) { [setting] = day };

    static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
