using MarketingBus.Contracts;
using MarketingBus.Data.Campaigns;

namespace MarketingBus.Workers.Optimizer.Decisions;

/// <summary>Figures that cannot be true are not judged. Clicks of what was shown on another day can be: their rate is not known.</summary>
internal static class FiguresRules
{
    const int MaxIdLength = 200;
    const int MaxVariants = 20;
    const int MaxChannels = 200;

    /// <summary>More than any campaign counts; above it rates are no longer finite.</summary>
    const long MaxCount = 1_000_000_000_000;

    /// <summary>The first thing wrong, with the field's name; null when nothing is.</summary>
    public static string? FirstError(CampaignFigures figures) =>
        Id("campaign_id", figures.CampaignId)
        ?? Count("impressions", figures.Impressions)
        ?? Count("clicks", figures.Clicks)
        ?? Count("leads_created", figures.LeadsCreated)
        ?? Count("conversions", figures.Conversions)
        ?? UsdRules.ErrorOf("cost_usd", figures.CostUsd)
        ?? UsdRules.NetErrorOf("revenue_usd", figures.RevenueUsd)
        ?? UsdRules.ErrorOf("daily_budget_usd", figures.DailyBudgetUsd)
        ?? UsdRules.ErrorOf("total_budget_usd", figures.TotalBudgetUsd)
        ?? (figures.Impressions > 0 && figures.Clicks > figures.Impressions ? $"clicks: {figures.Clicks} is more than the {figures.Impressions} impressions" : null)
        ?? VariantsError(figures.Variants ?? [])
        ?? ChannelsError(figures.ChannelPerformance ?? new Dictionary<string, ChannelFigures>());

    static string? VariantsError(IReadOnlyList<VariantFigures> variants) =>
        variants.Count > MaxVariants
            ? $"variants: {variants.Count} given, at most {MaxVariants} are compared"
            : variants.Select((variant, index) => VariantError($"variants[{index}]", variant)).FirstOrDefault(x => x is not null);

    static string? VariantError(string path, VariantFigures? variant) =>
        variant is null ? $"{path}: nothing is given"
        : Id($"{path}.variant_id", variant.VariantId)
        ?? Count($"{path}.impressions", variant.Impressions)
        ?? Count($"{path}.conversions", variant.Conversions)
        ?? (variant.Impressions > 0 && variant.Conversions > variant.Impressions
            ? $"{path}.conversions: {variant.Conversions} is more than the {variant.Impressions} impressions of {variant.VariantId}"
            : null);

    static string? ChannelsError(IReadOnlyDictionary<string, ChannelFigures> channels) =>
        channels.Count > MaxChannels
            ? $"channel_performance: {channels.Count} channels given, at most {MaxChannels} are planned"
            : channels.Select(x => ChannelError($"channel_performance.{x.Key}", x.Value)).FirstOrDefault(x => x is not null);

    static string? ChannelError(string path, ChannelFigures? channel) =>
        channel is null ? $"{path}: nothing is given"
        : UsdRules.ErrorOf($"{path}.spend_usd", channel.SpendUsd)
        ?? UsdRules.NetErrorOf($"{path}.revenue_usd", channel.RevenueUsd)
        ?? Count($"{path}.conversions", channel.Conversions);

    static string? Id(string field, string? value) =>
        string.IsNullOrWhiteSpace(value) || value.Length > MaxIdLength ? $"{field}: 1 to {MaxIdLength} characters are needed" : null;

    static string? Count(string field, long? value) => value is < 0 or > MaxCount ? $"{field}: {value} is not a count from 0 to {MaxCount}" : null;
}
