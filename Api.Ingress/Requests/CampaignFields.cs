using System.Text.Json;
using MarketingBus.Contracts;
using MarketingBus.Data.Ingress;

namespace MarketingBus.Api.Ingress.Requests;

/// <summary>Reads a campaign's figures. Numbers may come as text, as they do from CSV files.</summary>
internal static class CampaignFields
{
    const int VariantLimit = 100;
    const int ChannelLimit = 50;

    public static CampaignFigures Read(JsonFields fields, DateTimeOffset now)
    {
        var figures = new CampaignFigures
        {
            CampaignId = fields.RequiredId("campaign_id"),
            Date = fields.Day("date", now),
            Name = fields.Id("name"),
            Impressions = Count(fields, "impressions"),
            Clicks = Count(fields, "clicks"),
            Ctr = fields.Number("ctr", maximum: 1, orText: true),
            LeadsCreated = Count(fields, "leads_created"),
            Conversions = Count(fields, "conversions"),
            CostUsd = Amount(fields, "cost_usd"),
            RevenueUsd = NetAmount(fields, "revenue_usd"),
            CplUsd = Amount(fields, "cpl_usd"),
            Roas = NetAmount(fields, "roas"),
            DailyBudgetUsd = Amount(fields, "daily_budget_usd"),
            TotalBudgetUsd = Amount(fields, "total_budget_usd"),
            Variants = Variants(fields),
            ChannelPerformance = Channels(fields),
        };
        if (figures.Impressions > 0 && figures.Clicks > figures.Impressions)
            fields.Error("clicks", "Must not be more than impressions.");

        return figures;
    }

    static VariantFigures[]? Variants(JsonFields fields)
    {
        if (fields.Items("variants", VariantLimit) is not { } items)
            return null;

        var variants = new List<VariantFigures>(items.Count);
        foreach (var (item, path) in items)
        {
            if (item.ValueKind == JsonValueKind.Object)
                variants.Add(Variant(new JsonFields(item, path, fields.Errors)));
            else
                fields.Errors.Add(path, $"Must be an object, not {TextRules.KindOf(item)}.");
        }

        if (variants.GroupBy(x => x.VariantId).FirstOrDefault(x => x.Key.Length > 0 && x.Count() > 1) is { } twice)
            fields.Error("variants", $"Names the variant '{TextRules.Shown(twice.Key)}' twice.");

        return variants.Count == 0 ? null : [.. variants];
    }

    static VariantFigures Variant(JsonFields fields)
    {
        var variant = new VariantFigures
        {
            VariantId = fields.RequiredId("variant_id"),
            Impressions = RequiredCount(fields, "impressions"),
            Conversions = RequiredCount(fields, "conversions"),
            Subject = fields.Text("subject"),
        };
        if (variant.Impressions > 0 && variant.Conversions > variant.Impressions && !fields.Errors.Has(fields.PathOf("impressions")))
            fields.Error("conversions", "Must not be more than impressions.");

        return variant;
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
                given.Error(name, $"The name is not allowed. {fault}");
            else if (given.Object(name) is { } channel)
                channels[name] = Channel(channel);
        }

        if (channels.Count > ChannelLimit)
            fields.Error("channel_performance", $"Has more than {ChannelLimit} channels.");

        return channels.Count == 0 ? null : channels;
    }

    static ChannelFigures Channel(JsonFields fields) => new()
    {
        Roas = NetAmount(fields, "roas"),
        SpendUsd = Amount(fields, "spend_usd"),
        RevenueUsd = NetAmount(fields, "revenue_usd"),
        Conversions = Count(fields, "conversions"),
    };

    /// <summary>Refunds may outweigh what came in.</summary>
    static double? NetAmount(JsonFields fields, string name) => fields.Number(name, minimum: -JsonFields.LargestNumber, orText: true);

    static double? Amount(JsonFields fields, string name) => fields.Number(name, orText: true);

    static long? Count(JsonFields fields, string name) => fields.Count(name, orText: true);

    static long RequiredCount(JsonFields fields, string name)
    {
        var count = Count(fields, name);
        if (count is null && !fields.Errors.Has(fields.PathOf(name)))
            fields.Error(name, "Is required.");

        return count ?? 0;
    }
}
