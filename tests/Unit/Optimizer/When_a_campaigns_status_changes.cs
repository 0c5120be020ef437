using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;
using MarketingBus.Workers.Optimizer.Decisions;
using Xunit;

namespace MarketingBus.Tests.Unit.Optimizer;

public sealed class When_a_campaigns_status_changes
{
    static readonly (CampaignStatus From, CampaignStatus To)[] Allowed =
    [
        (CampaignStatus.Draft, CampaignStatus.Active),
        (CampaignStatus.Active, CampaignStatus.Optimizing),
        (CampaignStatus.Active, CampaignStatus.Paused),
        (CampaignStatus.Optimizing, CampaignStatus.Active),
        (CampaignStatus.Optimizing, CampaignStatus.Paused),
        (CampaignStatus.Paused, CampaignStatus.Active),
        (CampaignStatus.Paused, CampaignStatus.Completed),
    ];

    [Fact]
    public void Should_follow_its_life_and_nothing_else()
    {
        foreach (var from in Enum.GetValues<CampaignStatus>())
        {
            foreach (var to in Enum.GetValues<CampaignStatus>())
                Assert.Equal(from == to || Allowed.Contains((from, to)), CampaignTransitions.Allow(from, to));
        }
    }

    [Fact]
    public void Should_name_both_states_of_a_forbidden_change()
    {
        var change = SettingsChange.Of(new Campaign { Status = CampaignStatus.Completed }, Update with { Status = CampaignStatus.Active });

        Assert.Contains("Completed to Active", Assert.Single(change.Errors["status"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Should_keep_before_and_after_of_what_changed_only()
    {
        var campaign = new Campaign { Name = "Spring", DailyBudgetUsd = 100 };

        var change = SettingsChange.Of(campaign, Update with { Status = CampaignStatus.Paused, Name = "Spring", DailyBudgetUsd = 80.5, TotalBudgetUsd = 1000 });

        Assert.Empty(change.Errors);
        Assert.Equal(new() { ["status"] = "Active", ["daily_budget_usd"] = "100", ["total_budget_usd"] = null }, change.Before);
        Assert.Equal(new() { ["status"] = "Paused", ["daily_budget_usd"] = "80.5", ["total_budget_usd"] = "1000" }, change.After);
    }

    [Fact]
    public void Should_reject_what_is_no_change_or_no_money()
    {
        Assert.Contains("updates", SettingsChange.Of(new Campaign(), Update).Errors.Keys);
        Assert.Contains("daily_budget_usd", SettingsChange.Of(new Campaign(), Update with { DailyBudgetUsd = -1 }).Errors.Keys);
    }

    static UpdateCampaign Update => new()
    {
        ChangeId = Guid.Empty, SourceSystem = "ads", CampaignId = "c-1", RequestedBy = "manager", RequestedAt = DateTimeOffset.UnixEpoch,
    };
}
