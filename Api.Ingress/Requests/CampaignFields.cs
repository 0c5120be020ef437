using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>
/// Reads a campaign's figures. Its id and its day refuse them when they cannot be read. A figure that cannot be read is unknown, never zero, and told in a warning: the others
/// of the day still count, and the day may be sent again.
/// </summary>
internal static class CampaignFields
{
    const int VariantLimit = 100;
    const int ChannelLimit = 50;
    const double LargestRefund = 1e15;

    public static CampaignFigures Read(JsonFields fields, DateTimeOffset now)
    {
        var (impressions, clicks) = (Count(fields.Lenient, "impressions"), Count(fields.Lenient, "clicks"));
        if (impressions > 0 && clicks > impressions)
            fields.Lenient.Warn("clicks", "Must not be more than impressions; they are unknown.");

        return Read(fields, fields.Lenient, now) with { Impressions = impressions, Clicks = impressions > 0 && clicks > impressions ? null : clicks };
    }

    static CampaignFigures Read(JsonFields fields, JsonFields lenient, DateTimeOffset now) => new()
    {
        CampaignId = fields.RequiredId("campaign_id"),
        Date = fields.Day("date", now),
        Name = lenient.Name("name"),
        Ctr = lenient.Number("ctr", maximum: 1),
        LeadsCreated = Count(lenient, "leads_created"),
        Conversions = Count(lenient, "conversions"),
        CostUsd = Amount(lenient, "cost_usd"),
        RevenueUsd = Revenue(lenient, "revenue_usd"),
        CplUsd = Amount(lenient, "cpl_usd"),
        Roas = Revenue(lenient, "roas"),
        DailyBudgetUsd = Amount(lenient, "daily_budget_usd"),
        TotalBudgetUsd = Amount(lenient, "total_budget_usd"),
        Variants = Variants(lenient),
        ChannelPerformance = Channels(lenient),
    };

    static VariantFigures[]? Variants(JsonFields fields)
    {
        if (fields.Items("variants", VariantLimit) is not { } items)
            return null;

        var variants = new List<VariantFigures>(items.Count);
        foreach (var (item, path) in items)
        {
            if (item.ValueKind != JsonValueKind.Object)
                fields.Errors.Warn(path, $"Must be an object, not {TextRules.KindOf(item)}.");
            else if (Variant(fields.Within(item, path)) is { } variant)
                variants.Add(variant);
        }

        if (variants.GroupBy(x => x.VariantId).FirstOrDefault(x => x.Count() > 1) is { } twice)
            fields.Error("variants", $"Names the variant '{TextRules.Shown(twice.Key)}' twice.");

        return variants.Count == 0 ? null : [.. variants];
    }

    /// <summary>A variant that lacks its name or one of its counts cannot be compared with others, and is left out.</summary>
    static VariantFigures? Variant(JsonFields fields)
    {
        var (id, impressions, conversions) = (fields.Id("variant_id"), Count(fields, "impressions"), Count(fields, "conversions"));
        var subject = fields.Text("subject");
        if (id is null || impressions is null || conversions is null)
            fields.Errors.Warn(fields.PathOf(id is null ? "variant_id" : impressions is null ? "impressions" : "conversions"), "Is required; the variant was left out.");
        else if (conversions > impressions)
            fields.Warn("conversions", "Must not be more than impressions; the variant was left out.");
        else
            return new VariantFigures { VariantId = id, Impressions = impressions.Value, Conversions = conversions.Value, Subject = subject };

        return null;
    }

    static SortedDictionary<string, ChannelFigures>? Channels(JsonFields fields)
    {
        if (fields.Object("channel_performance") is not { } given)
            return null;

        var names = new ChosenNames();
        var channels = new SortedDictionary<string, ChannelFigures>(StringComparer.Ordinal);
        foreach (var name in given.Unread.ToList())
        {
            if (names.FaultOf(name) is { } fault)
                given.Warn(name, $"The name is not allowed. {fault}");
            else if (given.Object(name) is { } channel)
                channels[name] = Channel(channel);
        }

        if (channels.Count > ChannelLimit)
            fields.Error("channel_performance", $"Has more than {ChannelLimit} channels.");

        return channels.Count == 0 ? null : channels;
    }

    static ChannelFigures Channel(JsonFields fields) => new()
    {
        Roas = Revenue(fields, "roas"),
        SpendUsd = Amount(fields, "spend_usd"),
        RevenueUsd = Revenue(fields, "revenue_usd"),
        Conversions = Count(fields, "conversions"),
    };

    static double? Amount(JsonFields fields, string name) => fields.Number(name);

    /// <summary>More may be refunded than earned.</summary>
    static double? Revenue(JsonFields fields, string name) => fields.Number(name, minimum: -LargestRefund);

    static long? Count(JsonFields fields, string name) => fields.Count(name);
}
