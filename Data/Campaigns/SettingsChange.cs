using System.Globalization;
using MarketingBus.Contracts;

namespace MarketingBus.Data.Campaigns;

/// <summary>What an update would change of a campaign, or why it may not.</summary>
public sealed record SettingsChange
{
    /// <summary>Messages by field; empty when the change is allowed.</summary>
    public Dictionary<string, string[]> Errors { get; } = [];

    public Dictionary<string, string?> Before { get; } = [];

    public Dictionary<string, string?> After { get; } = [];

    public static SettingsChange Of(Campaign campaign, UpdateCampaign update)
    {
        var change = new SettingsChange();
        if (update is { Status: null, Name: null, DailyBudgetUsd: null, TotalBudgetUsd: null })
            change.Errors["updates"] = ["Nothing to change was given: status, name, daily_budget_usd or total_budget_usd."];

        if (update.Status is { } status && !CampaignTransitions.Allow(campaign.Status, status))
            change.Errors["status"] = [$"A campaign cannot go from {campaign.Status} to {status}. {Following(campaign.Status)}"];

        change.CheckMoney("daily_budget_usd", update.DailyBudgetUsd);
        change.CheckMoney("total_budget_usd", update.TotalBudgetUsd);
        change.Note("status", campaign.Status.ToString(), update.Status?.ToString());
        change.Note("name", campaign.Name, update.Name);
        change.Note("daily_budget_usd", Text(campaign.DailyBudgetUsd), Text(update.DailyBudgetUsd));
        change.Note("total_budget_usd", Text(campaign.TotalBudgetUsd), Text(update.TotalBudgetUsd));
        return change;
    }

    static string Following(CampaignStatus status) =>
        CampaignTransitions.From(status) is { Count: > 0 } next ? $"From {status} it may go to {string.Join(" or ", next)}." : $"{status} is final.";

    void CheckMoney(string field, double? value)
    {
        if (UsdRules.ErrorOf(field, value) is { } error)
            Errors[field] = [error];
    }

    void Note(string setting, string? before, string? after)
    {
        if (after is null || after == before)
            return;

        Before[setting] = before;
        After[setting] = after;
    }

    static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
